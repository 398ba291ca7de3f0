import type { Step } from '../../records/trajectory.ts';
import { parsePlanStep } from './parse.ts';

/**
 * The numbers of the plan steps, from 1, that may be carried out after these steps of it, in the plan's order: the next one, or the last
 * one again where it may not be done: its act waited, failed or changed nothing, or the step holds several acts. 0 where there is no plan.
 */
export function nextSteps(plan: readonly string[], history: readonly Step[]): number[] {
  const last = history.at(-1);
  if (!last) return [Math.min(1, plan.length)];
  const { decision, result } = last;
  const at = Math.max(0, plan.length - decision.plan.length);
  const next = Math.min(at + 1, plan.length);
  const isDone =
    result.ok && result.changed && decision.function !== 'wait' && parsePlanStep(decision.thought).length < 2;
  return isDone ? [next] : [...new Set([at, next])];
}
