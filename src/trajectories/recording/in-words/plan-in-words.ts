import type { Observation } from '../../../records/screen/observation.ts';
import { controlOf, type KeptAct } from '../clean-up.ts';
import { wordsOf } from './step-words.ts';

/** A demonstration in words: a step for each act, null where the plan does without it; and what is doubtful, by step of the plan. */
export type PlanInWords = { steps: (string | null)[]; plan: string[]; doubts: string[] };

/** Words for the acts of a demonstration, such that the plan follower does them again. Scrolling to what is then acted on it does by itself. */
export function planInWords(acts: readonly KeptAct[]): PlanInWords {
  const steps: (string | null)[] = [];
  const plan: string[] = [];
  const doubts: string[] = [];
  let near: string | undefined;
  for (const [index, act] of acts.entries()) {
    if (act.function === 'wheel_mouse_input' && isOnTheWay(act, acts[index + 1])) {
      steps.push(null);
      continue;
    }
    const { words, doubt } = wordsOf(act, near);
    near = controlOf(act)?.container ?? near;
    steps.push(words);
    plan.push(words);
    if (doubt) doubts.push(`Step ${plan.length}, ${words}: ${doubt}.`);
  }
  return { steps, plan, doubts };
}

/** Whether it was scrolled to reach what comes next. */
function isOnTheWay(act: KeptAct, next: KeptAct | undefined): boolean {
  if (!next) return false;
  if (next.function === 'wheel_mouse_input') return next.label === act.label;
  const isInSight = ({ controls }: Observation) =>
    controls.some(({ label, states }) => label === next.label && !states.includes('offscreen'));
  return next.label !== '' && !isInSight(act.observation) && isInSight(next.observation);
}
