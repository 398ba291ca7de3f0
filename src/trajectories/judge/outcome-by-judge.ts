import type { Episode } from '../../agent/loop/run-episode.ts';
import type { Judgement } from '../../records/episode/judgement.ts';
import type { Outcome } from '../../records/episode/trajectory.ts';
import { outcomeOf } from '../failure-type.ts';

/**
 * The outcome of a task that has no verifier, by the rules of one that has: the judge's yes stands in the verifier's place, and the policy
 * must have ended the task itself. Unsure is no success; where the judge gave no answer nobody has decided.
 */
export function outcomeByJudge(episode: Episode, judgement: Pick<Judgement, 'complete' | 'reason' | 'error'>): Outcome {
  const { complete, reason, error } = judgement;
  if (complete === null) {
    const failure = { type: 'answer' as const, step: null, detail: `the judge gave no answer: ${error}` };
    return { success: false, reason: failure.detail, failure, decidedBy: 'nobody' };
  }
  return { ...outcomeOf(episode, { pass: complete === 'yes', reason }), decidedBy: 'judge' };
}
