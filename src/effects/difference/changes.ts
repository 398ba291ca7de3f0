import type { Change, Segment, Tree } from '../../records/episode/effect.ts';
import { compareLists } from './compare-lists.ts';
import { likeness } from './likeness.ts';
import { isObject, type TreeObject } from './tree.ts';

/** What has another key is the same if so much of it is alike; more pairs than this are not tried. */
const alike = 0.6;
const mostPairs = 400;

/**
 * What differs between two trees, in the order of `after`. A path can be followed in `before`, but for what is new; a member of a list is named by
 * a field that it alone has so, else by its place. Equal parts that are one object cost nothing.
 */
export const changesBetween = (before: Tree, after: Tree): Change[] => compare(before, after, []);

function compare(before: Tree | undefined, after: Tree | undefined, path: Segment[]): Change[] {
  if (before === after) return [];
  if (before === undefined) return [{ path, kind: 'added', after: after! }];
  if (after === undefined) return [{ path, kind: 'removed', before }];
  if (Array.isArray(before) && Array.isArray(after)) return compareLists(before, after, path, compare);
  if (isObject(before) && isObject(after)) return compareObjects(before, after, path);
  return [{ path, kind: 'changed', before, after }];
}

function compareObjects(before: TreeObject, after: TreeObject, path: Segment[]): Change[] {
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  const come = Object.keys(after).filter((key) => !Object.hasOwn(before, key));
  const renamed = renamedAmong(before, after, gone, come);
  const lost = new Set(renamed.values());
  const keys = [...Object.keys(after), ...gone.filter((key) => !lost.has(key))].sort();
  return keys.flatMap((key): Change[] => {
    const old = renamed.get(key);
    if (old === undefined) return compare(before[key], after[key], [...path, key]);
    const at = [...path, key];
    const moved: Change = { path: at, kind: 'moved', from: [...path, old], before: old, after: key };
    return [moved, ...compare(before[old], after[key], at)];
  });
}

/** New keys with the old ones that hold nearly the same; what is a short value has no likeness. */
function renamedAmong(before: TreeObject, after: TreeObject, gone: string[], come: string[]): Map<string, string> {
  const renamed = new Map<string, string>();
  if (gone.length * come.length > mostPairs) return renamed;
  const pairs = come
    .flatMap((key) => gone.map((old) => ({ key, old, like: likeness(before[old]!, after[key]!) })))
    .filter(({ like }) => like >= alike)
    .sort((a, b) => b.like - a.like);
  for (const { key, old } of pairs) {
    if (!renamed.has(key) && ![...renamed.values()].includes(old)) renamed.set(key, old);
  }
  return renamed;
}
