import { cleaned } from '../../src/discovery/families/running/noise.ts';
import type { Noise } from '../../src/effects/noise/effect-of.ts';
import type { DiscoveredFamily } from '../../src/records/discovery/discovered-family.ts';
import type { Effect } from '../../src/records/episode/effect.ts';
import { bindingOf } from './bind.ts';
import type { WrittenEffect } from './written-effects.ts';

/** `own`: the written family's effect without noise; `by`: the first discovered family that has it, `isPlain`: one has it by values that the task speaks of. */
export type Covered = { own: Effect; by: DiscoveredFamily | undefined; isPlain: boolean };

/** Which discovered family has the effect of a written one. Values that the task does not speak of have to be composed, as a table out of its cells. */
export function coveredBy(
  { effect, values }: WrittenEffect,
  learnt: readonly DiscoveredFamily[],
  noise: Noise,
): Covered {
  const own = cleaned(effect, noise);
  const bound = learnt.flatMap((family) => {
    const binding = bindingOf(family, own, values);
    return binding ? [{ family, binding }] : [];
  });
  const isSpoken = (binding: Record<string, string>) =>
    Object.values(binding).every((value) => values.some((one) => one.includes(value)));
  return { own, by: bound[0]?.family, isPlain: bound.some(({ binding }) => isSpoken(binding)) };
}
