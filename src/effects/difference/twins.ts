import type { Tree } from '../../records/episode/effect.ts';
import { likeness } from './likeness.ts';
import { isObject } from './tree.ts';

/** Members as alike as this are one that was changed, not one that went and one that came. */
const alike = 0.5;
/** Fields that members may be known by, where those that have one have each its own: identities, then what they are called. */
const identity = /^_?id$|^uuid$|_id$|[a-z]Id$/;
const captions = ['title', 'name', 'key', 'label'];

/**
 * Which members that came (by index) are which that went: the same by an identity or by what they are called, else in order the first that is alike.
 * Members without such a field may stand among the others.
 */
export function twinsOf(gone: readonly Tree[], come: readonly Tree[]): Map<number, number> {
  const twins = new Map<number, number>();
  const taken = new Set<number>();
  const pair = (was: number, is: number) => {
    twins.set(was, is);
    taken.add(is);
  };
  const fields = [...new Set(gone.flatMap((member) => (isObject(member) ? Object.keys(member) : [])))];
  for (const field of [...fields.filter((name) => identity.test(name)), ...captions]) {
    const [then, now] = [placesBy(gone, field), placesBy(come, field)];
    if (!then || !now) continue;
    for (const [value, was] of then) {
      const is = now.get(value);
      if (is !== undefined && !twins.has(was) && !taken.has(is)) pair(was, is);
    }
  }
  for (const [was, member] of gone.entries()) {
    if (twins.has(was)) continue;
    const is = come.findIndex((other, i) => !taken.has(i) && isTwin(member, other));
    if (is >= 0) pair(was, is);
  }
  return twins;
}

/** Where the members stand by their values of a field; undefined where two have the same. */
function placesBy(list: readonly Tree[], field: string): Map<Tree, number> | undefined {
  const places = new Map<Tree, number>();
  for (const [i, member] of list.entries()) {
    const value = isObject(member) ? member[field] : undefined;
    if ((typeof value !== 'string' && typeof value !== 'number') || value === '') continue;
    if (places.has(value)) return undefined;
    places.set(value, i);
  }
  return places;
}

/** Lists have no likeness of their own: what holds them has. */
const isTwin = (a: Tree, b: Tree) => (Array.isArray(a) && Array.isArray(b)) || likeness(a, b) >= alike;
