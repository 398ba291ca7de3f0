import type { Segment, Tree } from '../../records/episode/effect.ts';
import { escapePattern } from '../../records/escape-pattern.ts';
import { isObject, isSameSegment } from '../difference/tree.ts';

/** Whether a segment is what a pattern's segment says: "*" is any, and a "*" within a name any part of it. */
function fits(pattern: Segment, segment: Segment): boolean {
  if (pattern === '*') return true;
  if (typeof pattern === 'string' && typeof segment === 'string' && pattern.includes('*')) {
    const parts = pattern.split('*').map(escapePattern);
    return new RegExp(`^${parts.join('.*')}$`, 's').test(segment);
  }
  return isSameSegment(pattern, segment);
}

/** Whether a path is one of these places or within one. */
export const isWithin = (path: readonly Segment[], places: readonly (readonly Segment[])[]): boolean =>
  places.some((place) => place.length <= path.length && place.every((segment, i) => fits(segment, path[i]!)));

/** A value that stands at `path` without what stands at these places below it, and without what `isDropped`. */
export function without(
  value: Tree,
  path: readonly Segment[],
  places: readonly (readonly Segment[])[],
  isDropped: (value: Tree) => boolean,
): Tree {
  const below = places.filter(
    (place) => place.length > path.length && path.every((segment, i) => fits(place[i]!, segment)),
  );
  if (Array.isArray(value)) return value.map((member, i) => without(member, [...path, i], below, isDropped));
  if (!isObject(value)) return value;
  const entries = Object.entries(value)
    .filter(([key, member]) => !isWithin([...path, key], below) && !isDropped(member))
    .map(([key, member]): [string, Tree] => [key, without(member, [...path, key], below, isDropped)]);
  return Object.fromEntries(entries);
}
