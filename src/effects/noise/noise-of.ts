import { posix } from 'node:path';
import type { Change, Segment, Tree } from '../../records/effect.ts';
import { isObject } from '../difference/tree.ts';
import { effectOf, type Noise } from './effect-of.ts';
import { isWithin } from './places.ts';

/** One run: what was done in it (runs that did the same say the same; '' for nothing), and the trees on both sides. */
export type NoiseRun = { did: string; before: Tree; after: Tree; typed?: string[] };

/** What comes in so large a share of runs that each did something else is bookkeeping; fewer runs say nothing. */
const oftenShare = 0.6;
const fewestKinds = 5;

/**
 * What differs by itself, found by doing the same twice and by doing nothing: values that two equal runs do not share are noise; what changes though
 * nothing is done, what comes with almost everything that is done, and what comes in one of two equal runs alone, is bookkeeping.
 */
export function noiseOf(runs: readonly NoiseRun[]): Noise {
  const effects = runs.map(({ did, before, after, typed }) => ({
    did,
    before,
    changes: effectOf(before, after, undefined, typed),
  }));
  const groups = [...Map.groupBy(effects, ({ did }) => did).values()];
  const found = groups.flatMap((group) => group.slice(1).map((run) => differing(group[0]!, run)));
  const places = generalised(found, runs[0]?.before);
  const idle = effects.filter(({ did }) => did === '').flatMap(({ changes }) => changes);
  const side = [...idle.map(({ path }) => path), ...found.flatMap(({ once }) => once), ...oftenIn(effects)];
  return { places, side: distinct(side.filter((path) => !isWithin(path, places))), idle: distinct(idle) };
}

type Run = { did: string; before: Tree; changes: Change[] };
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

/**
 * Places as patterns: any member of a list, any file of its kind, where two of them were seen to be so or there is no other, and none to hold still.
 */
function generalised(found: readonly Differing[], before: Tree | undefined): Segment[][] {
  const noisy = distinct(found.flatMap((one) => one.noisy));
  const calm = found.flatMap((one) => one.calm);
  return distinct(
    noisy.map((path) => {
      const pattern = path.map((segment, i) => wide(segment, i === 0, i === path.length - 1));
      const members = noisy.filter((other) => other.length === pattern.length && isWithin(other, [pattern]));
      const isAlone =
        Object.keys(isObject(before) ? before : {}).filter((key) => isWithin([key], [[pattern[0]!]])).length < 2;
      const isHeld = calm.some((other) => isWithin(other, [pattern]));
      return (members.length > 1 || isAlone) && !isHeld ? pattern : path;
    }),
  );
}

function wide(segment: Segment, isFile: boolean, isLast: boolean): Segment {
  if (typeof segment !== 'string') return '*';
  if (!isFile || isLast) return segment;
  const { dir, ext } = posix.parse(segment);
  return `${dir ? `${dir}/` : ''}*${ext}`;
}

function oftenIn(runs: readonly Run[]): Segment[][] {
  const byKind = [
    ...Map.groupBy(
      runs.filter(({ did, changes }) => did !== '' && changes.length > 0),
      ({ did }) => did,
    ).values(),
  ];
  if (byKind.length < fewestKinds) return [];
  const all = byKind.map(
    (group) => new Map(group.flatMap(({ changes }) => changes.map(({ path }) => [JSON.stringify(path), path]))),
  );
  const paths = distinct(all.flatMap((places) => [...places.values()]));
  return paths.filter(
    (path) => all.filter((places) => places.has(JSON.stringify(path))).length >= oftenShare * byKind.length,
  );
}

const distinct = <T>(values: readonly T[]): T[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
];
