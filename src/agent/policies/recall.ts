import type { Tree } from '../../records/effect.ts';
import type { Observation } from '../../records/observation.ts';
import { type Bar, refusalOf } from '../cover/refusal.ts';
import type { Begun, Policy } from '../policy.ts';
import { beginningOf } from '../recall/beginning.ts';
import type { Recall } from '../recall/recall.ts';
import type { Recalled } from '../recall/remember.ts';
import { fillStep, placesIn } from '../recall/values/fill-places.ts';
import { giveUp, isWaitFor } from './give-up.ts';
import { planFollower } from './plan-follower.ts';

/**
 * No model: follows the first plan that the request brings to mind and that can be filled from it, from the step on that can be done on the screen; the next one where
 * it came to nothing at its beginning. What a LAM adds to remembering shows against it. It refuses as a LAM does.
 */
export function recallPolicy(recall: Recall, bar?: Bar): Policy {
  const follower = planFollower();
  let episode: Begun;
  let saved: Tree | undefined;
  /** The plans that are left to try, the likeliest first, and the step that the one at work began with. */
  let plans: string[][] = [];
  let begun = 0;
  const follow = (at: number) => {
    begun = at;
    return follower.begin({ ...episode, plan: plans.shift()! });
  };
  return {
    ...follower,
    name: 'recall',
    begin: async (begun) => {
      episode = begun;
      saved = await begun.saved?.();
      await recall.ready?.(begun.request);
    },
    async decide(state) {
      const { observation: screen, history } = state;
      if (history.length === 0) {
        const why = refusalOf(episode.request, { recall, bar, screen, saved });
        if (why !== null) return giveUp(why, 'refused');
        plans = recall(episode.request, { screen, saved }).flatMap((recalled) => filledPlan(recalled, screen));
        if (plans.length === 0)
          return giveUp('The places of the plan that comes to mind cannot be filled from this request.', 'refused');
        await follow(0);
      }
      const decision = await follower.decide({ ...state, history: history.slice(begun) });
      const isUntouched = history.every((step) => isWaitFor(step.decision, [step.decision.thought]));
      if (decision.failure !== 'grounding' || !isUntouched || plans.length === 0) return decision;
      await follow(history.length);
      return this.decide(state);
    },
  };
}

/** The plan with the request's values, from the step on that can be done on the screen; none where a place has no value. */
function filledPlan({ plan, guessed = new Map() }: Recalled, screen: Observation): string[][] {
  const filled = plan.map((step) => fillStep(step, guessed));
  if (placesIn(filled.join('\n')).length > 0) return [];
  return [filled.slice(beginningOf(plan, guessed, screen) ?? 0)];
}
