import { isDeepStrictEqual } from 'node:util';
import { effectOf, type Noise } from '../../effects/noise/effect-of.ts';
import type { Effect } from '../../records/effect.ts';
import { recordId } from '../../records/record-id.ts';
import type { Try } from '../../records/try.ts';
import type { Walked } from './walking/run-walk.ts';
import { saveKeys } from './walking/saving.ts';

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
    ...goalsOf(walked, noise, typed),
    durationMs,
    startedAt,
  };
}

/** Where it was saved by keys, or read now and then alone: what came from one time to the next. */
function goalsOf({ account: { acts }, before, trees }: Walked, noise: Noise, typed: string[]): Pick<Try, 'goals'> {
  const saved = acts.flatMap(({ args }, i) => (args.keys === saveKeys ? [i + 1] : []));
  const read = [...trees.keys()].sort((a, b) => a - b);
  const times = saved.length > 0 ? read.filter((at) => saved.includes(at)) : read.length < acts.length / 2 ? read : [];
  if (times.length < 2 && saved.length === 0) return {};
  let last = before;
  const goals = times.flatMap((at) => {
    const tree = trees.get(at)!;
    const effect = effectOf(last, tree, noise, typed);
    last = tree;
    return effect.length > 0 ? [{ acts: at, effect }] : [];
  });
  return { goals };
}

/** After how many acts each change of the effect was first there; where the state was not read the next number counts. */
function changedBy(effect: Effect, effects: readonly { acts: number; effect: Effect }[], acts: number): number[] {
  const inOrder = effects.toSorted((a, b) => a.acts - b.acts);
  return effect.map(
    (change) => inOrder.find((then) => then.effect.some((other) => isDeepStrictEqual(other, change)))?.acts ?? acts,
  );
}
