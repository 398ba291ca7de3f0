import type { App } from '../../app-pack/app.ts';
import { type ControlPlace, isWalk, type Screen, type Try } from '../../records/discovery/try.ts';
import type { Tree } from '../../records/episode/effect.ts';
import type { Store } from '../../store/store.ts';
import { kindsOfChange } from './change-kinds.ts';
import { type Move, moveKey } from './choosing/moves.ts';
import { createExplored } from './explored.ts';
import { rememberScreen, rememberTry } from './remember.ts';
import { type Content, contentOf } from './screens/content.ts';
import type { Passage } from './screens/map.ts';

/** What exploration has seen of an application, for a person to look at. */
export type ExploredMap = {
  /**
   * With what can be done on each, tried and not tried: controls by name, with the act where it is no click. `way` are the controls on the shortest
   * way from a fresh start, as far as one is known.
   */
  screens: (Pick<Screen, 'id' | 'title' | 'dialog'> & { tried: string[]; untried: string[]; way?: string[] })[];
  passages: Passage[];
  /** Kinds of acts, over all screens. */
  tried: number;
  untried: number;
  /** Kinds of change with the number of tries that made them, the most frequent first. */
  effects: { pattern: string; tries: number }[];
  troubles: { trouble: string; act?: string }[];
};

const longestWay = 12;

/** The map of screens with tried and untried controls, from the records alone. */
export async function mapOf(store: Store, app: App<Tree>): Promise<ExploredMap> {
  const known = createExplored(app.name, true);
  const contents = new Map<string, Content>();
  const counts = new Map<string, number>();
  const troubles: ExploredMap['troubles'] = [];
  for (const screen of await store.list<Screen>('screen', { app: app.name })) rememberScreen(known, screen);
  for await (const done of store.each<Try>('try', { app: app.name })) {
    if (!isWalk(done)) continue;
    const content = contents.get(done.template) ?? contentOf(await app.templateState(done.template));
    contents.set(done.template, content);
    rememberTry(known, done, content.mask);
    for (const pattern of kindsOfChange(done, content)) counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
    if (done.trouble !== undefined) troubles.push({ trouble: done.trouble, act: done.acts.at(-1)?.control?.name });
  }
  const isTried = (key: string) => known.knowledge.tries(key) > 0;
  const keys = new Set<string>();
  const ways = known.map.ways(longestWay);
  const screens = [...known.screens.all()].map(({ id, title, dialog, places, moves }) => {
    for (const key of moves.keys()) keys.add(key);
    const [tried, untried] = [true, false].map((wanted) =>
      [...moves.values()].filter(({ key }) => isTried(key) === wanted).map((move) => inWords(move, places)),
    );
    const way = ways.get(id)?.map(({ act }) => act.control?.name || act.function);
    return { id, title, ...(dialog ? { dialog } : {}), tried: tried!, untried: untried!, ...(way ? { way } : {}) };
  });
  const tried = [...keys].filter(isTried).length;
  const effects = [...counts].map(([pattern, tries]) => ({ pattern, tries })).sort((a, b) => b.tries - a.tries);
  return { screens, passages: known.map.passages(), tried, untried: keys.size - tried, effects, troubles };
}

/** A move as a person reads it. */
function inWords({ key, manner }: Pick<Move, 'key' | 'manner'>, places: ReadonlyMap<string, ControlPlace>): string {
  const { name = '', type = 'control' } = [...places].find(([kind]) => moveKey(kind, manner) === key)?.[1] ?? {};
  const control = name === '' || name === '*' ? `a ${type.toLowerCase()}` : name;
  return manner === 'click' ? control : `${manner} ${control}`;
}
