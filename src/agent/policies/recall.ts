import type { Policy } from '../policy.ts';
import type { Recall } from '../recall.ts';
import { planFollower } from './plan-follower.ts';

/**
 * No model: follows the first plan that the request brings to mind, filled in where the request is a wording of training with other values.
 * What a LAM adds to remembering shows against it.
 */
export function recallPolicy(recall: Recall): Policy {
  const follower = planFollower();
  let episode: Parameters<Policy['begin']>[0];
  return {
    ...follower,
    name: 'recall',
    begin: (begun) => {
      episode = begun;
    },
    async decide(state) {
      if (state.history.length === 0) {
        const [recalled] = recall(episode.request, { screen: state.observation });
        await follower.begin({ ...episode, plan: [...(recalled?.plan ?? [])] });
      }
      return follower.decide(state);
    },
  };
}
