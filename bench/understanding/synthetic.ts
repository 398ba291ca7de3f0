import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { effectOf, noNoise } from '../../src/effects/noise/effect-of.ts';
import { readTree } from '../../src/effects/reading/read-tree.ts';
import type { DiscoveredFamily, Parameter } from '../../src/records/discovery/discovered-family.ts';
import type { TriedAct } from '../../src/records/discovery/try.ts';
import type { Change, Segment, Tree } from '../../src/records/episode/effect.ts';
import type { Observed } from './observe-families.ts';
import { parameterOf, placeOf } from './parameters.ts';

/** A written family as exploration would record it, and the draws that it was made from. */
export type Synthetic = { family: DiscoveredFamily; written: string; draws: Observed[] };

/** Reads what `observe.ts` kept, and makes a record of each family from its acts and effect alone. */
export async function syntheticFamilies(folder: string, app: string): Promise<Synthetic[]> {
  const names = await readdir(join(folder, app));
  const read = async (name: string): Promise<Observed | null> =>
    readFile(join(folder, app, name, 'observed.json'), 'utf8').then(
      (text) => JSON.parse(text),
      () => null,
    );
  const byFamily = Map.groupBy(names.sort(), (name) => name.replace(/-\d+$/, ''));
  const seen: { written: string; draws: Observed[]; trees: [Tree, Tree] }[] = [];
  for (const [written, ofFamily] of byFamily) {
    const draws = (await Promise.all(ofFamily.map(read))).filter((draw) => draw !== null && draw.after !== null);
    const [first] = ofFamily;
    if (draws.length === 0 || first === undefined) continue;
    const trees = await Promise.all([
      readTree(join(folder, app, first, 'before')),
      readTree(join(folder, app, first, 'after')),
    ]);
    seen.push({ written, draws: draws as Observed[], trees });
  }
  const side = besides(seen.map(({ trees }) => effectOf(...trees)));
  return seen.map(({ written, draws, trees }, i) => ({
    written,
    draws,
    family: recordOf(app, i, draws, trees[0], effectOf(...trees, { ...noNoise, side }, valuesOf(draws[0]!))),
  }));
}

/** What more than a third of all tasks change as well: the application's bookkeeping. */
function besides(effects: readonly Change[][]): Segment[][] {
  const counts = new Map<string, number>();
  for (const effect of effects)
    for (const path of new Set(effect.map((change) => JSON.stringify(change.path.slice(0, 1)))))
      counts.set(path, (counts.get(path) ?? 0) + 1);
  return [...counts].filter(([, n]) => n * 3 > effects.length).map(([path]) => JSON.parse(path));
}

const valuesOf = ({ params }: Observed): string[] =>
  Object.values(params).flatMap((value) => (typeof value === 'string' ? [value] : value));

function recordOf(
  app: string,
  number: number,
  draws: readonly Observed[],
  before: Tree,
  changes: readonly Change[],
): DiscoveredFamily {
  const [first] = draws as [Observed, ...Observed[]];
  const values = valuesOf(first);
  const acted = JSON.stringify(first.acts.map(({ control, args }) => [control?.name, control?.container, args]));
  const all = [...new Set(values)].filter((value) => value !== '' && inText(acted, JSON.stringify(value).slice(1, -1)));
  /** A control that is called by its text, as a paragraph is, is found by a word of it, as exploration records it. */
  const isIn = (value: string, other: string) => other !== value && other.length > value.length && inText(other, value);
  const typed = first.acts.flatMap(({ args }) => Object.values(args));
  const whole = all.filter((other) => !typed.includes(other) && all.some((value) => isIn(value, other)));
  const used = all.filter((value) => !whole.includes(value));
  const isWord = (value: string) => whole.some((other) => isIn(value, other));
  const taken = new Set<string>();
  const places = new Map<string, string>();
  const parameters = used
    .toSorted((a, b) => b.length - a.length)
    .map((value): Parameter => {
      const parameter = parameterOf(value, first, before);
      let name = parameter.name;
      for (let n = 2; taken.has(name); n++) name = `${parameter.name}${n}`;
      taken.add(name);
      places.set(value, `{${name}}`);
      const isIn = isWord(value);
      const word = { kind: 'object', field: 'word', word: true, at: placeOf(value, before, true) } as const;
      return isIn ? { ...parameter, name, ...word } : { ...parameter, name };
    });
  const placed = (text: string): string => {
    const braced = text.replace(/[{}]/g, '$&$&').replace(stood, '{before}');
    return [...places].reduce((done, [value, place]) => exchange(done, value, place), braced);
  };
  const inTree = (tree: Tree): Tree =>
    typeof tree === 'string'
      ? placed(tree)
      : Array.isArray(tree)
        ? tree.map(inTree)
        : tree && typeof tree === 'object'
          ? Object.fromEntries(Object.entries(tree).map(([key, value]) => [placed(key), inTree(value)]))
          : tree;
  const inPath = (path: readonly Segment[]): Segment[] =>
    path.map((segment) => {
      if (typeof segment === 'string') return placed(segment);
      return typeof segment === 'object' && typeof segment.is === 'string'
        ? { ...segment, is: placed(segment.is) }
        : segment;
    });
  const joinedTo = ({ before, after }: Change): Tree =>
    typeof before === 'string' &&
    typeof after === 'string' &&
    before !== '' &&
    after !== before &&
    after.includes(before)
      ? after.replace(before, () => stood)
      : (after as Tree);
  const acts = first.acts.map(({ beside: _, ...act }): TriedAct => {
    const control = act.control && {
      ...act.control,
      name: placed(act.control.name),
      ...(act.control.container === undefined ? {} : { container: placed(act.control.container) }),
    };
    const args = Object.fromEntries(
      Object.entries(act.args).map(([key, value]) => [key, typeof value === 'string' ? placed(value) : value]),
    );
    return { ...act, ...(control ? { control } : {}), args, screen: '', ok: true, changed: true };
  });
  const effect = changes.map(
    (change): Change => ({
      kind: change.kind,
      path: inPath(change.path),
      ...(change.from === undefined ? {} : { from: inPath(change.from) }),
      ...(change.before === undefined ? {} : { before: inTree(change.before as Tree) }),
      ...(change.after === undefined ? {} : { after: inTree(joinedTo(change)) }),
    }),
  );
  return {
    id: `${app}-${number}`,
    app,
    name: `kind-${number}`,
    templates: [first.template],
    parameters,
    acts,
    plan: [],
    effect,
    ignored: [],
    from: [],
    runs: { done: draws.length, passed: draws.length },
  };
}

/** Stands for what stood there before, until braces are doubled. */
const stood = '\u0001';

const inText = (text: string, value: string): boolean => exchange(text, value, '\u0000') !== text;

/** Exchanges a value where it stands as words of its own. */
function exchange(text: string, value: string, place: string): string {
  const escaped = value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}{])${escaped}(?![\\p{L}\\p{N}}])`, 'gu'), () => place);
}
