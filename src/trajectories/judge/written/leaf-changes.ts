import { isObject } from '../../../effects/difference/tree.ts';
import type { Tree } from '../../../records/episode/effect.ts';
import { isWithin } from '../difference/bookkeeping.ts';
import { type Change, changesBetween } from '../difference/changes.ts';

/** A change of one value: what was added or removed whole is taken apart down to its texts, numbers and truths. */
export type LeafChange = { path: string[]; kind: Change['kind']; value: string; before?: string };

/** Every value that is saved otherwise, as one entry each, bookkeeping left out; `value` is how it stands now, or how it stood where it is gone. */
export const leafChanges = (from: unknown, to: unknown, bookkeeping: readonly string[][] = []): LeafChange[] =>
  changesBetween(from, to)
    .filter((change) => !isWithin(change, bookkeeping))
    .flatMap(({ kind, path, before, after }) => {
      const was = kind === 'changed' && typeof before !== 'object' ? { before: String(before) } : {};
      return leavesOf(kind === 'removed' ? before! : after!, path).map((leaf) => ({ ...leaf, kind, ...was }));
    });

/** What holds nothing is a leaf of its own, so that an empty page that was made counts as one. */
function leavesOf(value: Tree, path: string[]): { path: string[]; value: string }[] {
  const members = Array.isArray(value)
    ? value.map((of, i): [string, Tree] => [String(i + 1), of])
    : isObject(value)
      ? Object.entries(value)
      : null;
  if (members === null) return [{ path, value: String(value ?? '') }];
  return members.length === 0 ? [{ path, value: '' }] : members.flatMap(([key, of]) => leavesOf(of, [...path, key]));
}
