import type { Step } from '../../records/episode/trajectory.ts';
import type { Observation } from '../../records/screen/observation.ts';
import { groundAct, isNeedless } from './ground.ts';
import { parsePlanStep } from './parse.ts';
import { isSearching } from './scrolling.ts';

/**
 * The numbers of the plan steps, from 1, that may be carried out on this screen after these steps of the plan, in its order: the next one that
 * is to be done, or the last one again where it may not be done: its act waited, failed or changed nothing, or the step holds several acts. 0
 * where there is no plan; none where all of it is done. What was done for the plan's last step on a control that it does not mean was a guess, and
 * may come again, too.
 */
export function nextSteps(plan: readonly string[], history: readonly Step[], screen: Observation): number[] {
  const last = history.at(-1);
  const at = last ? Math.max(0, plan.length - last.decision.plan.length) : 0;
  const goesOn = at === 0 || isDone(last!);
  if (at > 0 && at === plan.length && goesOn && isGrounded(last!)) return [];
  let next = Math.min(at + 1, plan.length);
  while (next < plan.length && isPassedOver(plan[next - 1]!, screen)) next += 1;
  return goesOn ? [next] : [...new Set([at, next])];
}

/** A remark, or nothing that is not so already. */
function isPassedOver(step: string, screen: Observation): boolean {
  return parsePlanStep(step).every((act) => {
    const grounded = groundAct(act, screen);
    return grounded !== null && isNeedless(grounded);
  });
}

function isDone({ decision, result }: Step): boolean {
  if (!result.ok || !result.changed || decision.function === 'wait' || isSearching(decision)) return false;
  return parsePlanStep(decision.thought).length < 2;
}

function isGrounded({ decision, observation }: Step): boolean {
  return parsePlanStep(decision.thought).every((act) => groundAct(act, observation) !== null);
}
