import type { Trajectory } from '../records/episode/trajectory.ts';

/**
 * How a task ended for the one who asked: `done`; `gave up`, which says that it is not done (a refusal, FAIL, limits, a crash, a last act that failed); or
 * `silently wrong`: as if done, and the verifier says no.
 */
export type Ending = 'done' | 'gave up' | 'silently wrong';

/** Read from what every trajectory holds, whenever it was stored: its outcome and its last step. */
export function endingOf({ outcome, steps }: Pick<Trajectory, 'outcome' | 'steps'>): Ending {
  if (outcome.success) return 'done';
  const last = steps.at(-1);
  const saidDone = last?.decision.status === 'FINISH' && last.result.ok && outcome.failure?.type !== 'crash';
  return saidDone ? 'silently wrong' : 'gave up';
}
