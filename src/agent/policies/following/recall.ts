import type { Tree } from '../../../records/episode/effect.ts';
import type { Observation } from '../../../records/screen/observation.ts';
import { type Bar, refusalOf } from '../../cover/refusal.ts';
import { isSearching } from '../../plan-step/scrolling.ts';
import type { Begun, Policy, PolicyState } from '../../policy.ts';
import { beginningOf } from '../../recall/beginning.ts';
import type { Recall } from '../../recall/recall.ts';
import type { Recalled } from '../../recall/remember.ts';
import { fillStep, placesIn } from '../../recall/values/fill-places.ts';
import { giveUp, isWaitFor } from '../give-up.ts';
import { planFollower } from './plan-follower.ts';

/**
 * No model: follows the first plan that the request brings to mind and that can be filled from it, from the step on that can be done on the screen; the next one where
 * it came to nothing at its beginning. What a LAM adds to remembering shows against it. It refuses as a LAM does.
 */
export function recallPolicy(recall: Recall, bar?: Bar): Policy {
  const follower = planFollower();
  let episode: Begun;
  let saved: Tree | undefined;
  /** What is left to try, the likeliest first, and the step that the plan at work began with. */
  let left: Recalled[] = [];
  let begun = 0;
  const followNext = ({ observation, history }: PolicyState) => {
    begun = history.length;
    return follower.begin({ ...episode, plan: filledPlan(left.shift()!, observation) });
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
        left = recall(episode.request, { screen, saved }).filter(isFilled);
        if (left.length === 0)
          return giveUp('The places of the plan that comes to mind cannot be filled from this request.', 'refused');
        await followNext(state);
      }
      const own = history.slice(begun);
      const decision = await follower.decide({ ...state, history: own });
      const acts = own.filter(({ decision: done }) => !isSearching(done) && !isWaitFor(done, [done.thought]));
      if (decision.failure !== 'grounding' || acts.length > mostInVain || left.length === 0) return decision;
      await followNext(state);
      return this.decide(state);
    },
  };
}

/** After so many acts, such as a search, another plan may take the place of one that cannot go on; after more something may have been changed. */
const mostInVain = 1;

const filledSteps = ({ plan, guessed = new Map() }: Recalled): string[] => plan.map((step) => fillStep(step, guessed));

const isFilled = (recalled: Recalled): boolean => placesIn(filledSteps(recalled).join('\n')).length === 0;

/** The plan with the request's values, from the step on that can be done on the screen. */
const filledPlan = (recalled: Recalled, screen: Observation): string[] =>
  filledSteps(recalled).slice(beginningOf(recalled.plan, recalled.guessed ?? new Map(), screen) ?? 0);
