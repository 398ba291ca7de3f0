import { isDeepStrictEqual } from 'node:util';
import type { Change, Effect } from '../../records/effect.ts';

/**
 * After how many acts each change of the effect was first there. `effects` are those after each act, by number of acts; where one was not read the next one counts.
 */
export function changedBy(effect: Effect, effects: ReadonlyMap<number, Effect>, acts: number): number[] {
  const read = [...effects].sort(([a], [b]) => a - b);
  const isThere = (change: Change) => (then: Effect) => then.some((other) => isDeepStrictEqual(other, change));
  return effect.map((change) => read.find(([, then]) => isThere(change)(then))?.[0] ?? acts);
}
