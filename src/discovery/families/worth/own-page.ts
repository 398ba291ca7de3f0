import type { TriedAct } from '../../../records/discovery/try.ts';
import type { Effect } from '../../../records/episode/effect.ts';
import { leaves } from '../interpret/expectation.ts';

/** What a program puts behind the name of a copy. */
const copyNumber = / \(?\d+\)?$/;

/**
 * Whether a page of the application's own was worked on: what is saved anew is called as what was acted in, or as a numbered copy of it, which was not
 * saved before. `names` tells what stands in the saved state; it is asked only where something is called so.
 */
export function isOwnPage(
  acts: readonly TriedAct[],
  target: Effect,
  names: () => { has(name: string): boolean },
): boolean {
  const added = target.filter(({ kind, path }) => kind === 'added' && path.length === 1);
  const called = new Set(added.flatMap(leaves).flatMap(({ after }) => [after, String(after).replace(copyNumber, '')]));
  const containers = new Set(acts.flatMap(({ control }) => control?.container ?? []));
  return [...containers].some((name) => called.has(name) && !names().has(name));
}
