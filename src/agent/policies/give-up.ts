import type { Decision, FailureType } from '../../records/episode/decision.ts';
import { parsePlanStep } from '../plan-step/parse.ts';

const without = (thought: string, status: Decision['status'], plan: readonly string[]): Decision => ({
  thought,
  controlLabel: '',
  controlName: '',
  function: '',
  args: {},
  status,
  plan: [...plan],
});

/** Ends the task as not done, without a further act, and says why; `plan` is what is left to do. */
export const giveUp = (why: string, failure: FailureType, plan: readonly string[] = []): Decision => ({
  ...without(why, 'FAIL', plan),
  failure,
});

/** Waits for what a step of the plan means; `left` is the plan from that step on. */
export const waitFor = (step: string, left: readonly string[]): Decision => ({
  ...without(step, 'CONTINUE', left),
  function: 'wait',
});

/** Whether a decision waits for what one of these steps means, which says nothing of waiting itself. */
export const isWaitFor = ({ function: name, thought }: Decision, steps: readonly string[]): boolean =>
  name === 'wait' &&
  steps.includes(thought) &&
  !parsePlanStep(thought).some(({ ways }) => ways.some((way) => way.function === 'wait'));
