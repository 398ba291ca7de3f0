import type { Policy } from '../policy.ts';
import type { Recall } from '../recall.ts';
import { planFollower } from './plan-follower.ts';

/**
 * No model: follows the first plan that the request brings to mind, filled in where the request is a wording of training with other values.
 * What a LAM adds to remembering shows against it.
 */
export function recallPolicy(recall: Recall): Policy {
  const follower = planFollower();
  return {
    ...follower,
    name: 'recall',
    begin: (episode) => follower.begin({ ...episode, plan: [...(recall(episode.request)[0]?.plan ?? [])] }),
  };
}
