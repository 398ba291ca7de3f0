import type { Change, Segment, Tree } from '../../records/episode/effect.ts';
import { isObject } from '../difference/tree.ts';
import { effectOf, type Noise } from './effect-of.ts';
import { historiesIn } from './histories.ts';
import { anyOfKind, distinct, inAnyFile, oftenIn } from './often.ts';
import { isWithin } from './places.ts';

/**
 * One run: what was done in it (runs that did the same say the same; '' for nothing), the trees on both sides of it, and, where that is known, the
 * data as it was laid before the application was opened.
 */
export type NoiseRun = { did: string; laid?: Tree; before: Tree; after: Tree; typed?: string[] };

/**
 * What differs by itself, found by doing the same twice, by doing nothing and by opening the application: values that two equal runs do not share are noise; what changes though
 * nothing is done, what comes with almost everything that is done, what comes in one of two equal runs alone, and the history that a database keeps, is bookkeeping.
 */
export function noiseOf(runs: readonly NoiseRun[]): Noise {
  const effects = runs.flatMap(({ did, laid, before, after, typed }): Run[] => [
    { did, changes: changesIn(before, after, typed) },
    ...(laid === undefined ? [] : [{ did: '', changes: changesIn(laid, filesIn(before)) }]),
  ]);
  const done = effects.filter(({ did, changes }) => did !== '' && changes.length > 0);
  const groups = [...Map.groupBy(done, ({ did }) => did).values()];
  const found = groups.flatMap((group) => group.slice(1).map((run) => differing(group[0]!, run)));
  const places = generalised(found);
  const idle = effects.filter(({ did }) => did === '').flatMap(({ changes }) => changes);
  const often = oftenIn(groups);
  const histories = runs.flatMap(({ before, after }) => [...historiesIn(before), ...historiesIn(after)]);
  const side = [...idle.map(({ path }) => path), ...found.flatMap(({ once }) => once), ...often.side, ...histories];
  return {
    places: distinct([...places, ...often.view]),
    side: distinct(side.filter((path) => !isWithin(path, places))),
    idle: distinct(idle),
  };
}

type Run = { did: string; changes: Change[] };

/** Without what a page keeps: it has nothing before it is opened. */
const filesIn = (tree: Tree): Tree =>
  isObject(tree) ? Object.fromEntries(Object.entries(tree).filter(([path]) => !path.startsWith('('))) : tree;

const changesIn = (before: Tree, after: Tree, typed?: string[]): Change[] =>
  effectOf(before, after, undefined, typed).map((change) => ({ ...change, path: inAnyFile(change.path, before) }));

type Differing = { noisy: Segment[][]; calm: Segment[][]; once: Segment[][] };

/** The places of two equal runs: those with values of their own, those that agree, those that one run alone has changed. */
function differing(a: Run, b: Run): Differing {
  const [first, second] = [leavesOf(a.changes), leavesOf(b.changes)];
  const all = distinct([...first.values(), ...second.values()].map(({ path }) => path));
  const found: Differing = { noisy: [], calm: [], once: [] };
  for (const path of all) {
    const [one, other] = [first.get(JSON.stringify(path)), second.get(JSON.stringify(path))];
    if (!one || !other) found.once.push((one ?? other)!.of);
    else if (one.value === other.value) found.calm.push(path);
    else found.noisy.push(path);
  }
  return found;
}

type Leaf = { path: Segment[]; value: string; of: Segment[] };

/** Every single value of the changes, by its path as JSON; `of` is the path of the change that it stands in. */
function leavesOf(changes: readonly Change[]): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  const add = (value: Tree | undefined, path: Segment[], of: Segment[]) => {
    if (Array.isArray(value)) for (const [i, member] of value.entries()) add(member, [...path, i], of);
    else if (isObject(value)) for (const [key, member] of Object.entries(value)) add(member, [...path, key], of);
    else leaves.set(JSON.stringify(path), { path, value: JSON.stringify(value ?? null), of });
  };
  for (const { path, after, before, kind } of changes) add(kind === 'removed' ? before : after, path, path);
  return leaves;
}

/** Places as patterns: any member of a list, any file of its kind, where two of them were seen to be so and none to hold still. */
function generalised(found: readonly Differing[]): Segment[][] {
  const noisy = distinct(found.flatMap((one) => one.noisy));
  const calm = found.flatMap((one) => one.calm);
  return distinct(
    noisy.map((path) => {
      const pattern = path.map((segment, i) => {
        if (typeof segment !== 'string') return '*';
        return i === 0 && path.length > 1 ? anyOfKind(segment) : segment;
      });
      const members = noisy.filter((other) => other.length === pattern.length && isWithin(other, [pattern]));
      const isHeld = calm.some((other) => isWithin(other, [pattern]));
      return members.length > 1 && !isHeld ? pattern : path;
    }),
  );
}
