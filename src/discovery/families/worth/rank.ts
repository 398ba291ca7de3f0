import type { Noise } from '../../../effects/noise/effect-of.ts';
import { isWithin } from '../../../effects/noise/places.ts';
import { isYes } from '../../explore/choosing/confirming.ts';
import { knownCommand } from '../../words/wordings/sayings/known-commands.ts';
import { leaves } from '../interpret/expectation.ts';
import type { Pattern } from '../walks/cut.ts';

/** Numbers that are far enough apart that the rest of the rank does not matter. */
const tier = 100;
/** What is open is asked for as well, as far as it is something of the user's: after most of what is saved. */
const afterOthers = 1;
/** So many characters of an effect are hardly what was asked for: a copy of something of the application's own, say. */
const long = 600;

/**
 * How much a pattern promises: first what has a value or an object in it and what one act has set, then other settings and commands, then several
 * values at once, last bookkeeping that is about nothing of the user's; within these what many programs can do, the frequent, the short, what ends with what confirms it, and what
 * needs nothing else to be changed before.
 */
export function promiseOf({ key, cuts, isSeveral }: Pattern, noise: Noise): number {
  const [{ target, acts, values, isExact }] = cuts as [Pattern['cuts'][0]];
  const said = JSON.stringify(target);
  const foreign = target.length === 0 ? 0 : values.filter(({ value }) => !said.includes(value)).length;
  const isWhole = isExact || isYes(acts.at(-1)?.control?.name ?? '');
  const isLong = said.length > long;
  const isUsual = acts.some(({ control }) => knownCommand(control?.name ?? '').length > 0);
  const rest =
    (isUsual ? 1 : 0) +
    Math.log2(1 + cuts.length) -
    0.2 * acts.length -
    0.5 * foreign -
    (isWhole ? 0 : 1) -
    (isLong ? 1 : 0);
  const isSide = target.length > 0 && target.flatMap(leaves).every(({ path }) => isWithin(path, noise.side));
  const isAboutSomething = /\{[vo]\}/.test(key);
  if (isSide && !isAboutSomething) return rest - 2 * tier;
  if (isSeveral) return rest - tier;
  if (isSide) return rest - afterOthers;
  return rest + (isAboutSomething || isExact ? 2 : 0);
}

/** Whether a pattern is for the time that is left: several values at once are a longer task, bookkeeping hardly one. */
export const isLater = (pattern: Pattern, noise: Noise): boolean => promiseOf(pattern, noise) < -tier / 2;
