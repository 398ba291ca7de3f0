import type { Episode } from '../agent/loop/run-episode.ts';
import type { Verdict } from '../app-pack/family.ts';
import type { Outcome } from '../records/episode/trajectory.ts';

/**
 * The outcome of an episode. Success needs both: the verifier passes, and the policy ended the task itself, whatever came of its last act. A failure has
 * the type of the first thing that went wrong: an act that failed before it counts as the cause of a wrong saved state.
 */
export function outcomeOf(episode: Episode, verdict: Verdict | null): Outcome {
  if (!verdict) {
    const failure = episode.failure ?? { type: 'crash', step: null, detail: 'the application crashed' };
    return { success: false, reason: failure.detail, failure };
  }
  if (verdict.pass && isEndedByPolicy(episode)) return { success: true, reason: verdict.reason, failure: null };
  const reason = verdict.pass
    ? `saved rightly, but the policy did not finish: ${episode.failure?.detail ?? episode.end}`
    : verdict.reason;
  return { success: false, reason, failure: causeOf(episode, reason) };
}

const isEndedByPolicy = ({ end, steps }: Episode): boolean =>
  end === 'finish' || (end === 'fail' && steps.at(-1)?.decision.status === 'FINISH');

function causeOf(episode: Episode, reason: string): NonNullable<Outcome['failure']> {
  const { steps, failure } = episode;
  if (failure && !isEndedByPolicy(episode)) return failure;
  const failed = steps.find((step) => step.result.failure);
  if (failed) return { ...failed.result.failure!, step: failed.index };
  return { type: 'effect', step: null, detail: reason };
}
