import { posix } from 'node:path';
import type { Change, Segment, Tree } from '../../records/episode/effect.ts';
import { isObject } from '../difference/tree.ts';
import { isWithin } from './places.ts';
import { viewPlaces } from './view-places.ts';

/** What comes in so large a share of runs that each did something else is bookkeeping; fewer runs say nothing. */
const oftenShare = 0.6;
const fewestKinds = 5;

/** What comes with most of what is done, whatever that is: `side` is bookkeeping, `view` are numbers such as how far a document is scrolled. */
export type Often = { side: Segment[][]; view: Segment[][] };

/** `kinds`: the changes of runs that did the same, for each thing that was done. */
export function oftenIn(kinds: readonly (readonly { changes: Change[] }[])[]): Often {
  if (kinds.length < fewestKinds) return { side: [], view: [] };
  const view = viewPlaces(kinds, oftenShare);
  const places = kinds.map((runs) => new Set(runs.flatMap(({ changes }) => changes.map(placeOf))));
  const counts = new Map<string, number>();
  for (const path of places.flatMap((paths) => [...paths])) counts.set(path, (counts.get(path) ?? 0) + 1);
  const often = [...counts].filter(([, count]) => count >= oftenShare * kinds.length);
  return {
    side: [...often.map(([path]) => JSON.parse(path) as Segment[]), ...view.map(({ within }) => within)],
    view: view.flatMap(({ numbers }) => numbers),
  };
}

/** Where a change is, as JSON; of single values in a list, the list. */
function placeOf({ path, before, after }: Change): string {
  const isInList = typeof path.at(-1) === 'number' && typeof (after ?? before) !== 'object';
  return JSON.stringify(isInList ? path.slice(0, -1) : path);
}

/** A path into the only file of its kind in its folder leads into any that is alone so: documents of one kind have names of their own. */
export function inAnyFile([file, ...rest]: Segment[], before: Tree): Segment[] {
  if (file === undefined) return [];
  const pattern = anyOfKind(file);
  const alike = Object.keys(isObject(before) ? before : {}).filter((key) => isWithin([key], [[pattern]]));
  return [rest.length > 0 && alike.length === 1 && alike[0] === file ? pattern : file, ...rest];
}

/** Any file of a folder with this ending. */
export function anyOfKind(file: Segment): Segment {
  if (typeof file !== 'string') return file;
  const { dir, ext } = posix.parse(file);
  return `${dir ? `${dir}/` : ''}*${ext}`;
}

/** Without those that say the same as an earlier one. */
export const distinct = <T>(values: readonly T[]): T[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
];
