import type { Observation } from '../../../records/screen/observation.ts';
import type { PlanPair } from '../../../records/tasks/task.ts';
import { groundAct } from '../../plan-step/ground.ts';
import { parsePlanStep } from '../../plan-step/parse.ts';
import { faultIn } from '../../plan-step/understand.ts';
import type { Policy } from '../../policy.ts';
import { withoutValues } from '../../retrieval/examples.ts';
import { textIndex } from '../../retrieval/text-index.ts';
import { giveUp } from '../give-up.ts';
import { planFollower } from './plan-follower.ts';

/** So many plans of the documentation are looked at for one that begins on the first screen. */
const most = 10;

/**
 * Without a model and without anything learnt: follows the plan of the documentation whose task is most like the request in its words (BM25), of
 * those that can be begun on the first screen. What learning adds to having the manual shows against it.
 */
export function manualPolicy(pairs: readonly PlanPair[]): Policy {
  const readable = pairs.filter(({ plan }) => plan.length > 0 && faultIn(plan) === null);
  const plans = new Map(readable.map(({ id, plan }) => [id, plan]));
  const find = textIndex(readable.map(({ id, task, plan }) => ({ about: task, text: plan.join(' '), shown: id })));
  const follower = planFollower();
  let episode: Parameters<Policy['begin']>[0];
  return {
    ...follower,
    name: 'manual',
    begin: (begun) => {
      episode = begun;
    },
    async decide(state) {
      if (state.history.length === 0) {
        const found = (await find(withoutValues(episode.request))).slice(0, most);
        const plan = found.map(({ shown: id }) => plans.get(id)!).find((plan) => begins(plan, state.observation));
        if (!plan) return giveUp('No plan of the documentation for this begins on this screen.', 'refused');
        await follower.begin({ ...episode, plan });
      }
      return follower.decide(state);
    },
  };
}

const begins = ([first = '']: readonly string[], screen: Observation): boolean =>
  parsePlanStep(first)
    .slice(0, 1)
    .some((act) => groundAct(act, screen) !== null);
