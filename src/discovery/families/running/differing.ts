import type { Effect, Segment } from '../../../records/episode/effect.ts';
import { leaves } from '../interpret/expectation.ts';

/** The places of values that two equal runs do not share; null where they changed other places. */
export function differingPlaces(one: Effect, other: Effect): Segment[][] | null {
  const keyOf = (path: readonly Segment[]) => JSON.stringify(path);
  const values = new Map(one.flatMap(leaves).map(({ path, after }) => [keyOf(path), JSON.stringify(after)]));
  const parts = other.flatMap(leaves);
  if (parts.length === 0 || parts.some(({ path }) => !values.has(keyOf(path)))) return null;
  return parts.filter(({ path, after }) => values.get(keyOf(path)) !== JSON.stringify(after)).map(({ path }) => path);
}
