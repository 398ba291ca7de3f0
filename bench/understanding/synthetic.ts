import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { effectOf, noNoise } from '../../src/effects/noise/effect-of.ts';
import { readTree } from '../../src/effects/reading/read-tree.ts';
import type { DiscoveredFamily, Parameter } from '../../src/records/discovered-family.ts';
import type { Change, Segment, Tree } from '../../src/records/effect.ts';
import type { TriedAct } from '../../src/records/try.ts';
import type { Observed } from './observe-families.ts';

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
  const used = [...new Set(values)].filter(
    (value) => value !== '' && inText(acted, JSON.stringify(value).slice(1, -1)),
  );
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
      return { ...parameter, name };
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

function parameterOf(value: string, { acts }: Observed, before: Tree): Parameter {
  const seen = [value];
  const typed = acts.filter(({ args }) => Object.values(args).includes(value));
  const typedIn = typed
    .map(({ control }) => control?.name ?? '')
    .filter((name) => name !== '' && name.length <= 30 && !/search|filter/i.test(name));
  const clicked = acts.find(({ control }) => control?.name === value);
  const home = homeOf(value, before);
  if (home !== undefined && typedIn.length === 0) return { name: camel(home), kind: 'object', at: [home, '*'], seen };
  const beside = [...typed, ...(clicked ? [clicked] : [])].flatMap((act) =>
    act.beside.includes(value) ? act.beside : [],
  );
  if (beside.length > 1 && (clicked || typed.length > 0)) {
    const at = clicked ? acts[acts.indexOf(clicked) - 1]?.control?.name : typedIn[0];
    return {
      name: camel(typedIn[0] ?? at ?? 'choice'),
      kind: 'choice',
      field: typedIn[0] ?? at,
      choices: beside,
      seen,
    };
  }
  const kind = /^-?\d+([.,]\d+)?$/.test(value) ? 'number' : 'text';
  const field = typedIn[0];
  return { name: camel(field ?? 'text'), kind, ...(field ? { field } : {}), seen };
}

/** Stands for what stood there before, until braces are doubled. */
const stood = '\u0001';

/** What the collection is called that has something of this name. */
function homeOf(value: string, tree: Tree, key = 'text'): string | undefined {
  if (Array.isArray(tree))
    return tree.some((member) => homeOf(value, member) !== undefined) ? key.replace(/s$/, '') : undefined;
  if (!tree || typeof tree !== 'object') return tree === value ? key.replace(/s$/, '') : undefined;
  for (const [name, member] of Object.entries(tree)) {
    const [folder = key, file = name] = name.includes('/') ? name.split('/') : [key, name];
    if (file.replace(/\.\w{1,5}$/, '') === value) return folder.replace(/s$/, '');
    const inside = homeOf(value, member, name.includes('/') ? folder : name);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

const camel = (text: string): string => {
  const words = text.replace(/\{\w+\}/g, ' ').match(/[A-Za-z0-9]+/g) ?? ['value'];
  return words
    .map((word, i) => (i === 0 ? word.toLowerCase() : word[0]!.toUpperCase() + word.slice(1).toLowerCase()))
    .join('');
};

const inText = (text: string, value: string): boolean => exchange(text, value, '\u0000') !== text;

/** Exchanges a value where it stands as words of its own. */
function exchange(text: string, value: string, place: string): string {
  const escaped = value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}{])${escaped}(?![\\p{L}\\p{N}}])`, 'gu'), () => place);
}

/** The first family that has the same effect, for each: what exploration would take for one. */
export function effectsAlike(families: readonly DiscoveredFamily[]): number[] {
  const signs = families.map(({ effect, parameters }) => {
    const places = new Set(effect.flatMap(({ path }) => JSON.stringify(path).match(/\{\w+\}/g) ?? []));
    return JSON.stringify([
      effect.map(({ kind, path, after }) => [kind, path, after].map(shapeOf)),
      places.size,
      parameters.length,
    ]);
  });
  return signs.map((sign) => signs.indexOf(sign));
}

/** Without names of places, and without what is the object's own: longer texts, but for the marks around a place. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, of]) => [shapeOf(key), shapeOf(of)]));
  if (typeof value !== 'string') return value;
  const bare = value.replace(/\{\w+\}/g, '{}');
  return bare.includes('{}') ? bare.replace(/[\p{L}\p{N}]+/gu, '') : bare.slice(0, 24);
}
