import { isDeepStrictEqual } from 'node:util';
import { matchLists } from './match-lists.ts';
import type { Pair } from './pair.ts';
import { isObject, type Plain, plain } from './plain.ts';

/**
 * One thing that is saved otherwise than before. The path leads to it from the top: keys of objects, and members of lists by what
 * they are called. `before` is absent where it was added, `after` where it was removed; `moved`: its place among its
 * neighbours, counted from 1.
 */
export type Change = {
  path: string[];
  kind: 'added' | 'removed' | 'changed' | 'moved';
  before?: Plain;
  after?: Plain;
};

/** What differs between two saved states of any shape, in the order of the state's own keys and lists. Clocks do not count. */
export const changesBetween = (before: unknown, after: unknown): Change[] => compare(plain(before), plain(after), []);

function compare(before: Plain | undefined, after: Plain | undefined, path: string[]): Change[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (before === undefined) return [{ path, kind: 'added', after: after! }];
  if (after === undefined) return [{ path, kind: 'removed', before }];
  if (Array.isArray(before) && Array.isArray(after)) return matchLists(before, after, path).flatMap(changesOf);
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return keys.flatMap((key) => compare(before[key], after[key], [...path, key]));
  }
  return [{ path, kind: 'changed', before, after }];
}

function changesOf({ path, before, after, moved }: Pair): Change[] {
  const changes = compare(before, after, path);
  return moved ? [...changes, { path, kind: 'moved', ...moved }] : changes;
}
