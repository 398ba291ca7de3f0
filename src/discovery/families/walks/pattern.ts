import { pathText } from '../../../effects/difference/paths.ts';
import { asText } from '../../../effects/difference/tree.ts';
import { isClock } from '../../../effects/noise/clocks.ts';
import type { Change, Effect, Segment, Tree } from '../../../records/episode/effect.ts';
import { leaves } from '../interpret/expectation.ts';
import { mapPath } from '../interpret/places/places.ts';
import { type Cut, shortestFirst } from './cut.ts';
import type { Mask } from './mask.ts';

/**
 * Cuts that changed the same, but for names and values, the shortest first; `from` is the try of that one. `isSeveral`: several values at once, each of
 * which is a pattern by itself.
 */
export type Pattern = { key: string; cuts: Cut[]; from: string; isSeveral?: boolean };

/** These cuts, of which there is one at least, under this key. */
export function patternOf(key: string, cuts: readonly Cut[]): Pattern {
  const inOrder = cuts.toSorted(shortestFirst);
  return { key, cuts: inOrder, from: inOrder[0]!.of.id };
}

/** Groups cuts by what they changed. */
export function patternsOf(cuts: readonly Cut[], maskFor: (cut: Cut) => Mask): Pattern[] {
  const groups = Map.groupBy(
    cuts.filter(({ acts, target }) => acts.length > 0 && target.length > 0),
    (cut) => effectKey(cut.target, maskFor(cut)),
  );
  return [...groups].map(([key, own]) => patternOf(key, own));
}

/** What is the same about effects that differ in names and values alone. */
export const effectKey = (effect: Effect, mask: Mask): string =>
  [...new Set(effect.flatMap(leaves).map((change) => leafKey(change, mask)))].sort().join('\n');

export const leafKey = (change: Change, mask: Mask): string =>
  `${change.kind} ${placeKey(change.path, mask)} ${change.kind === 'removed' ? goneKey(change, mask) : valueKey(change.after, mask)}`;

/** Of what went from a list only that it was a thing's name, or a value that was given. */
function goneKey({ path, before }: Change, mask: Mask): string {
  const masked = typeof before === 'string' && typeof path.at(-1) === 'number' ? mask(before) : '';
  return /^\{[vo]\}$/.test(masked) ? masked : '';
}

export const placeKey = (path: readonly Segment[], mask: Mask): string =>
  pathText(mapPath(path, mask).map((segment) => (typeof segment === 'number' ? '#' : segment)));

function valueKey(value: Tree | undefined, mask: Mask): string {
  if (isClock(value)) return '{time}';
  return mask(asText(value));
}
