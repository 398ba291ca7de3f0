import { parsePlanStep } from '../../plan-step/parse.ts';
import { faultIn } from '../../plan-step/understand.ts';
import type { Policy } from '../../policy.ts';
import { type Act, followActs } from './follow-acts.ts';

/**
 * Executes a plan as the paper executes instantiated plans (section 4.2): reads each step in words, finds its control on
 * screen, acts. A plan with a step that is not understood is not begun.
 */
export const planFollower = (): Policy =>
  followActs('plan-follower', ({ plan = [] }) => ({
    acts: plan.flatMap((step, index) => actsOf(step, plan.slice(index + 1))),
    fault: faultIn(plan),
  }));

function actsOf(step: string, later: string[]): Act[] {
  const acts = parsePlanStep(step);
  return acts.map((act, index) => ({
    ...act,
    step,
    rest: [...acts.slice(index + 1).map(({ words }) => words), ...later],
  }));
}
