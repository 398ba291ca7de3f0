import { isClock } from '../../../effects/noise/clocks.ts';
import type { Change, Effect, Segment, Tree } from '../../../records/effect.ts';
import type { TriedAct, Try } from '../../../records/try.ts';
import { leaves } from '../interpret/expectation.ts';
import { pathText } from '../interpret/paths.ts';
import { mapPath } from '../interpret/places.ts';

/** The beginning of a walk up to where something was changed, with what its last act changed. */
export type Cut = { of: Try; acts: TriedAct[]; values: Try['values']; target: Effect };

/** Cuts that changed the same, but for names and values; the shortest first. */
export type Pattern = { key: string; cuts: Cut[] };

/** Takes names and values out of a text. */
export type Mask = (text: string) => string;

/**
 * Cuts a walk at its changes; what failed on the way is left out. Where all changes were seen at its end alone (they were saved there), each is a
 * target by itself.
 */
export function cutsOf(walk: Try): Cut[] {
  const ends = walk.changedBy ?? walk.effect.map(() => walk.acts.length);
  const isOneRead = walk.effect.length > 1 && ends.every((end) => end === walk.acts.length);
  const cuts = [...new Set(ends)]
    .sort((a, b) => a - b)
    .map((end) => {
      const kept = walk.acts.slice(0, end).flatMap((act, i) => (act.ok ? [{ act, i }] : []));
      return {
        of: walk,
        acts: kept.map(({ act }) => act),
        values: walk.values.flatMap(({ act, ...value }) => {
          const at = kept.findIndex(({ i }) => i === act);
          return at < 0 ? [] : [{ ...value, act: at }];
        }),
        target: walk.effect.filter((_, i) => ends[i] === end),
      };
    });
  return isOneRead ? cuts.flatMap((cut) => cut.target.map((change) => ({ ...cut, target: [change] }))) : cuts;
}

/** Groups cuts by what they changed. */
export function patternsOf(cuts: readonly Cut[], maskFor: (cut: Cut) => Mask): Pattern[] {
  const groups = Map.groupBy(
    cuts.filter(({ acts, target }) => acts.length > 0 && target.length > 0),
    (cut) => effectKey(cut.target, maskFor(cut)),
  );
  return [...groups].map(([key, own]) => ({ key, cuts: own.sort((a, b) => a.acts.length - b.acts.length) }));
}

/** What is the same about effects that differ in names and values alone. */
export const effectKey = (effect: Effect, mask: Mask): string =>
  [...new Set(effect.flatMap(leaves).map((change) => leafKey(change, mask)))].sort().join('\n');

export const leafKey = (change: Change, mask: Mask): string =>
  `${change.kind} ${placeKey(change.path, mask)} ${change.kind === 'removed' ? '' : valueKey(change.after, mask)}`;

export const placeKey = (path: readonly Segment[], mask: Mask): string =>
  pathText(mapPath(path, mask).map((segment) => (typeof segment === 'number' ? '#' : segment)));

function valueKey(value: Tree | undefined, mask: Mask): string {
  if (isClock(value)) return '{time}';
  return mask(typeof value === 'string' ? value : JSON.stringify(value ?? null));
}

/** From so many characters on, a value is found in a longer text as well. */
const tellingLength = 4;

/** Masks values that were given, and names that stand in the saved state, the longest first. */
export function maskOf(values: readonly string[], names: { has(name: string): boolean }): Mask {
  const given = values.filter((value) => value.length >= tellingLength).sort((a, b) => b.length - a.length);
  return (text) => {
    if (values.includes(text)) return '{v}';
    const rest = given.reduce((left, value) => left.replaceAll(value, '{v}'), text);
    if (names.has(rest)) return '{o}';
    return rest.replace(/[^/]+?(?=\.\w{1,5}$)/, (name) => (names.has(name) ? '{o}' : name));
  };
}
