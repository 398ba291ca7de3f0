import type { App } from '../../app-pack/app.ts';
import type { Change, Segment, Tree } from '../../records/effect.ts';
import type { Screen, Try } from '../../records/try.ts';
import type { Store } from '../../store/store.ts';
import { createExplored } from './explored.ts';
import { rememberScreen, rememberTry } from './remember.ts';
import { type Content, contentOf } from './screens/content.ts';
import type { Passage } from './screens/map.ts';

/** What exploration has seen of an application, for a person to look at. */
export type ExploredMap = {
  /** With the number of kinds of acts tried and not tried on each. */
  screens: (Pick<Screen, 'id' | 'title' | 'dialog'> & { controls: number; tried: number; untried: number })[];
  passages: Passage[];
  /** Kinds of acts, over all screens. */
  tried: number;
  untried: number;
  /** Kinds of change with the number of tries that made them, the most frequent first. */
  effects: { pattern: string; tries: number }[];
  troubles: { trouble: string; act?: string }[];
};

/** The map of screens with tried and untried controls, from the records alone. */
export async function mapOf(store: Store, app: App<Tree>): Promise<ExploredMap> {
  const known = createExplored(app.name, true);
  const contents = new Map<string, Content>();
  const counts = new Map<string, number>();
  const troubles: ExploredMap['troubles'] = [];
  for (const screen of await store.list<Screen>('screen', { app: app.name })) rememberScreen(known, screen);
  for await (const done of store.each<Try>('try', { app: app.name })) {
    if (done.purpose !== 'explore' && done.purpose !== 'documentation') continue;
    const content = contents.get(done.template) ?? contentOf(await app.templateState(done.template));
    contents.set(done.template, content);
    rememberTry(known, done, content.mask);
    for (const pattern of patternsOf(done, content)) counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
    if (done.trouble !== undefined) troubles.push({ trouble: done.trouble, act: done.acts.at(-1)?.control?.name });
  }
  const isTried = (key: string) => known.knowledge.tries(key) > 0;
  const keys = new Set<string>();
  const screens = [...known.screens.all()].map(({ id, title, dialog, places, moves }) => {
    for (const key of moves.keys()) keys.add(key);
    const tried = [...moves.keys()].filter(isTried).length;
    return { id, title, ...(dialog ? { dialog } : {}), controls: places.size, tried, untried: moves.size - tried };
  });
  const tried = [...keys].filter(isTried).length;
  const effects = [...counts].map(([pattern, tries]) => ({ pattern, tries })).sort((a, b) => b.tries - a.tries);
  return { screens, passages: known.map.passages(), tried, untried: keys.size - tried, effects, troubles };
}

/** The kinds of change of a try: their paths without the user's content and places in lists. */
export function patternsOf({ effect, goals = [], values }: Try, content: Content | undefined): Set<string> {
  const word = (text: string) => {
    let masked = text;
    for (const { value } of values) masked = masked.replaceAll(value, '*');
    // A key in small letters alone is of the format.
    return /[\p{Lu}\d\s.]/u.test(masked) ? (content?.mask(masked) ?? masked) : masked;
  };
  const part = (segment: Segment) => (typeof segment === 'string' ? word(segment) : '#');
  const pattern = ({ path, kind }: Change) => `${kind} ${path.map(part).join('/')}`;
  return new Set([...effect, ...goals.flatMap((goal) => goal.effect)].map(pattern));
}
