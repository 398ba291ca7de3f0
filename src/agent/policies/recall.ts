import { type Bar, refusalOf } from '../cover/refusal.ts';
import type { Policy } from '../policy.ts';
import { placesIn } from '../recall/fill-places.ts';
import type { Recall } from '../recall/recall.ts';
import { giveUp } from './give-up.ts';
import { planFollower } from './plan-follower.ts';

/**
 * No model: follows the first plan that the request brings to mind, filled in where the request is a wording of training with other values.
 * What a LAM adds to remembering shows against it. It refuses as a LAM does, and gives up where a place of its plan has no words of the request.
 */
export function recallPolicy(recall: Recall, bar?: Bar): Policy {
  const follower = planFollower();
  let episode: Parameters<Policy['begin']>[0];
  return {
    ...follower,
    name: 'recall',
    begin: async (begun) => {
      episode = begun;
      await recall.ready?.(begun.request);
    },
    async decide(state) {
      if (state.history.length === 0) {
        const screen = state.observation;
        const why = refusalOf(episode.request, { recall, bar, screen });
        if (why !== null) return giveUp(why, 'refused');
        const [recalled] = recall(episode.request, { screen });
        if (placesIn(recalled!.plan.join('\n')).length > 0)
          return giveUp('The places of the plan that comes to mind cannot be filled from this request.', 'refused');
        await follower.begin({ ...episode, plan: [...recalled!.plan] });
      }
      return follower.decide(state);
    },
  };
}
