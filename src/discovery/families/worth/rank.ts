import { type Noise, pageStorage } from '../../../effects/noise/effect-of.ts';
import { isWithin } from '../../../effects/noise/places.ts';
import { isYes } from '../../explore/choosing/confirming.ts';
import { isKnownCommand } from '../../known-commands.ts';
import { leaves } from '../interpret/expectation.ts';
import type { Pattern } from '../walks/pattern.ts';

/** Numbers that are far enough apart that the rest of the rank does not matter. */
const tier = 100;
/** What it costs that something else was changed on the way: it is done along with it, mostly. */
const overCost = 4;
/** So many characters of an effect are hardly what was asked for: a copy of something of the application's own, say. */
const long = 600;

/**
 * How much a pattern promises: first what has a value or an object in it and what one act has set, then other settings and commands, then several
 * values at once and what a page keeps beside its data, last bookkeeping that is about nothing of the user's; within these what many programs can do, the frequent, the short, what ends with what confirms it, and what
 * needs nothing else to be changed before.
 */
export function promiseOf({ key, cuts, isSeveral }: Pattern, noise: Noise): number {
  const [{ target, acts, values, isExact, isOver }] = cuts as [Pattern['cuts'][0]];
  const said = JSON.stringify(target);
  const foreign = target.length === 0 ? 0 : values.filter(({ value }) => !said.includes(value)).length;
  const isWhole = isExact || isYes(acts.at(-1)?.control?.name ?? '');
  const isLong = said.length > long;
  const isUsual = acts.some(({ control }) => isKnownCommand(control?.name ?? ''));
  const rest =
    (isUsual ? 1 : 0) +
    Math.log2(1 + cuts.length) -
    0.2 * acts.length -
    0.5 * foreign -
    (isWhole ? 0 : 1) -
    (isOver ? overCost : 0) -
    (isLong ? 1 : 0);
  const isSide = target.length > 0 && target.flatMap(leaves).every(({ path }) => isWithin(path, noise.side));
  const isAboutSomething = /\{[vo]\}/.test(key);
  if (isSide && !isAboutSomething) return rest - 2 * tier;
  // What a page keeps beside its data is how it is shown, more often than not.
  if (isSeveral || target.some(({ path }) => path[0] === pageStorage)) return rest - tier;
  // What is open is asked for as well, as far as it is something of the user's.
  if (isSide) return rest + 1;
  return rest + (isAboutSomething || isExact ? 2 : 0);
}

/** Whether a pattern is for the time that is left: several values at once are a longer task, bookkeeping and what a page keeps of how it is shown hardly one. */
export const isLater = (pattern: Pattern, noise: Noise): boolean => promiseOf(pattern, noise) < -tier / 2;
