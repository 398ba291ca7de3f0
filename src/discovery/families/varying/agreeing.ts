import { pathText } from '../../../effects/difference/paths.ts';
import type { Parameter } from '../../../records/discovery/discovered-family.ts';
import { type Expectation, expectationOf, judgeEffect, leaves } from '../interpret/expectation.ts';
import { namesIn } from '../interpret/places.ts';
import { generalise, type Seen } from './generalise.ts';

/** Whether an effect still speaks of a parameter. */
export const isSaid = ({ name }: Parameter, { effect }: Expectation) =>
  effect.some(({ path, from, before, after }) => namesIn(JSON.stringify([path, from, before, after])).includes(name));

/**
 * The same kind of task where one more run agrees with it, less what that run does not have; null where it does not agree. What this run changed beside is
 * not left out of account: it would be for all.
 */
export function agreeing<T extends Expectation & { parameters: Parameter[]; seen: Seen[] }>(
  varied: T,
  run: Seen,
): T | null {
  if (judgeEffect(expectationOf(varied, run.values), run.effect).pass) return varied;
  const seen = [...varied.seen, run];
  const found = generalise(varied.effect, varied.ignored, seen);
  if (!found || !varied.parameters.every((one) => isSaid(one, found))) return null;
  const own = new Set([...varied.ignored, ...varied.effect.flatMap(leaves).map(({ path }) => path)].map(pathText));
  return found.ignored.every((path) => own.has(pathText(path))) ? { ...varied, ...found, seen } : null;
}
