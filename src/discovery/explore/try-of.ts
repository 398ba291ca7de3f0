import { isDeepStrictEqual } from 'node:util';
import { effectOf, type Noise } from '../../effects/noise/effect-of.ts';
import type { Effect } from '../../records/effect.ts';
import { recordId } from '../../records/record-id.ts';
import type { Try } from '../../records/try.ts';
import type { Walked } from './walking/run-walk.ts';

/** The record of a walk: with its effect, and after how many acts each change was first there. */
export function tryOf(walked: Walked, of: Pick<Try, 'app' | 'purpose' | 'from' | 'seed'> & { noise: Noise }): Try {
  const { template, account, before, after, trees, startedAt, durationMs } = walked;
  const { noise, ...made } = of;
  const { keys: _counted, left: _told, page, ...done } = account;
  const typed = account.values.map(({ value }) => value);
  const effect = effectOf(before, after, noise, typed);
  const effects = [...trees].map(([acts, tree]) => ({ acts, effect: effectOf(before, tree, noise, typed) }));
  const { seed, ...rest } = made;
  return {
    id: recordId('try', { ...made, template, startedAt, acts: account.acts }),
    ...rest,
    ...(page === undefined ? {} : { purpose: 'documentation' as const, from: page }),
    template,
    seed,
    ...done,
    effect,
    ...(trees.size > 0 ? { changedBy: changedBy(effect, effects, account.acts.length) } : {}),
    durationMs,
    startedAt,
  };
}

/** After how many acts each change of the effect was first there; where the state was not read the next number counts. */
function changedBy(effect: Effect, effects: readonly { acts: number; effect: Effect }[], acts: number): number[] {
  const inOrder = effects.toSorted((a, b) => a.acts - b.acts);
  return effect.map(
    (change) => inOrder.find((then) => then.effect.some((other) => isDeepStrictEqual(other, change)))?.acts ?? acts,
  );
}
