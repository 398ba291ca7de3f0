import type { Lexicon } from '../../agent/lexicon.ts';
import type { ListingLimits } from '../../agent/prompt/listing.ts';
import { specials } from '../../agent/prompt/specials.ts';
import { createTranscript, planTokens } from '../../agent/prompt/transcript.ts';
import { spaced } from '../../agent/prompt/words.ts';
import type { Tokenizer } from '../../models/tokenizer/tokenizer.ts';
import type { Step } from '../../records/trajectory.ts';

/** A training sequence; `steps` names the trajectory step of each target (-1: the plan). */
export type Example = { tokens: number[]; targets: number[]; steps: number[] };

export type ExampleContext = { tokenizer: Tokenizer; lexicon: Lexicon; limits: ListingLimits; longest: number };

/** Phase 1 (paper section 4.1): task to plan, the loss on the plan alone. */
export function planExample(task: string, plan: readonly string[], tokenizer: Tokenizer): Example {
  const head = [
    tokenizer.special(specials.request),
    ...tokenizer.encode(spaced(task)),
    tokenizer.special(specials.plan),
  ];
  const tail = planTokens(plan, tokenizer);
  return {
    tokens: [...head, ...tail],
    targets: tail.map((_, i) => head.length - 1 + i),
    steps: tail.map(() => -1),
  };
}

/** Phases 2 to 4: a whole trajectory as one sequence, state to action at every step (paper section 4.2), the loss on plan and answers. */
export function trajectoryExample(request: string, steps: readonly Step[], context: ExampleContext): Example {
  const plan = planOf(steps);
  const transcript = createTranscript({ request, ...context });
  transcript.plan(plan);
  for (const [i, step] of steps.entries()) {
    transcript.screen(step.observation, steps[i - 1]?.result, step.decision.controlLabel);
    transcript.answer(step.decision, Math.max(0, plan.length - step.decision.plan.length));
    if (transcript.tokens.length > context.longest) break;
  }
  const kept = transcript.targets.filter((t) => t.position + 1 < context.longest);
  return {
    tokens: transcript.tokens.slice(0, context.longest),
    targets: kept.map((t) => t.position),
    steps: kept.map((t) => t.step),
  };
}

/** The plan that a trajectory's policy started from. */
export function planOf(steps: readonly Step[]): string[] {
  const first = steps[0]?.decision;
  if (!first) return [];
  return first.thought === '' ? first.plan : [first.thought, ...first.plan];
}
