import { isDeepStrictEqual } from 'node:util';
import { compareLists } from './compare-lists.ts';
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

export function compare(before: Plain, after: Plain, path: string[]): Change[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return compareLists(before, after, path);
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return keys.flatMap((key) => compareMember(before[key], after[key], [...path, key]));
  }
  return [{ path, kind: 'changed', before, after }];
}

/** Compares what may be on one side alone. */
export function compareMember(before: Plain | undefined, after: Plain | undefined, path: string[]): Change[] {
  if (before === undefined) return after === undefined ? [] : [{ path, kind: 'added', after }];
  if (after === undefined) return [{ path, kind: 'removed', before }];
  return compare(before, after, path);
}
