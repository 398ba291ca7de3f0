import { type Noise, requests } from '../../../effects/noise/effect-of.ts';
import { isWithin } from '../../../effects/noise/places.ts';
import type { Change } from '../../../records/episode/effect.ts';
import { leaves } from '../interpret/expectation.ts';
import type { Pattern } from '../walks/pattern.ts';
import { isEmptyMarks } from './empty-marks.ts';
import { hasNothingUnder } from './forms/nothing-under.ts';

/** In so many other patterns an effect is found again with more: it comes along with whatever is confirmed. */
const mostWithin = 3;

/** Why a format without a text is of no use. */
export const emptyMarks = 'it puts marks around nothing';
export const nothingUnder = 'a field is left empty: it has a name only';

/**
 * Why nobody would ask for what these acts change, by what was seen alone; null where somebody may: what is shown is neither content nor a setting, and
 * what comes along with anything else is no task. `all`: the patterns that were seen.
 */
export function uselessOf(pattern: Pattern, noise: Noise, all: readonly Pattern[]): string | null {
  const { key, cuts } = pattern;
  const [{ target, acts, values }] = cuts as [Pattern['cuts'][0]];
  const parts = target.flatMap(leaves);
  if (parts.length === 0) return null;
  const isGiven = key.includes('{v}');
  if (!isGiven && acts.at(-1)?.control?.type === 'TabItem') return 'it shows another page only';
  if (!/\{[vo]\}/.test(key) && parts.every(({ path }) => isWithin(path, noise.side)))
    return 'it changes only what is shown';
  const isSent = ({ path: [place] }: Change) => place === requests;
  if (parts.every(isSent) && all.some((other) => !other.cuts[0]!.target.every(isSent)))
    return 'it leaves nothing behind';
  if (hasNothingUnder(target, values)) return nothingUnder;
  if (isEmptyMarks(target)) return emptyMarks;
  if (isGiven || parts.some(({ kind }) => kind === 'removed' || kind === 'moved')) return null;
  const lines = key.split('\n');
  const holders = all.filter((other) => other !== pattern && holds(other.key.split('\n'), lines));
  return holders.length >= mostWithin ? 'it comes along with other changes' : null;
}

const holds = (more: readonly string[], lines: readonly string[]) =>
  more.length > lines.length && lines.every((line) => more.includes(line));
