import { controlsMeant } from '../../agent/plan-step/ground.ts';
import { parsePlanStep } from '../../agent/plan-step/parse.ts';
import type { Step } from '../../records/episode/trajectory.ts';
import { escaped } from '../../records/quoted-text.ts';

/**
 * The same steps, with the plan that they carried out in the place of the one that was written before them: exploring, a model writes a
 * plan at random and acts rightly nevertheless (after hindsight relabelling, Andrychowicz et al. 2017). A step that means what was done keeps its
 * words, another is told by its control, and what changed nothing is in no plan.
 */
export function inHindsight(steps: readonly Step[]): Step[] {
  const told = steps.map((step) => (step.result.ok && step.result.changed ? inWords(step) : ''));
  return steps.map((step, i) => ({
    ...step,
    decision: { ...step.decision, thought: told[i]!, plan: told.slice(i + 1).filter((words) => words !== '') },
  }));
}

function inWords(step: Step): string {
  const { thought, function: name, controlName, args } = step.decision;
  if (meansIt(step)) return thought;
  if (name === 'click_input') return `Click "${escaped(controlName)}".`;
  if (name === 'set_edit_text') return `Type "${escaped(String(args.text))}" in the "${escaped(controlName)}" box.`;
  const [, key] = /^\{([^{}]+)\}$/.exec(String(args.keys ?? '')) ?? [];
  if (name === 'keyboard_input' && key) return `Press ${key} in the "${escaped(controlName)}" box.`;
  return thought;
}

function meansIt({ decision, observation }: Step): boolean {
  const ways = parsePlanStep(decision.thought).flatMap((act) => act.ways);
  return ways.some(
    (way) =>
      way.function === decision.function &&
      (way.target === null || controlsMeant(way, observation).some(({ label }) => label === decision.controlLabel)),
  );
}
