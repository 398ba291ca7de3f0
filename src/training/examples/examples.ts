import { forksIn } from '../../agent/grammar/automaton/forks.ts';
import { recalledPlanRule } from '../../agent/grammar/recalled-plan.ts';
import type { Lexicon } from '../../agent/known/lexicon.ts';
import type { ListingLimits } from '../../agent/prompt/listing.ts';
import { createTranscript, planTokens, type Transcript } from '../../agent/prompt/transcript.ts';
import type { Tokenizer } from '../../models/tokenizer/tokenizer.ts';
import type { Step } from '../../records/episode/trajectory.ts';
import type { Observation } from '../../records/screen/observation.ts';

/** A training sequence; `steps` names the trajectory step of each target (-1: the plan). */
export type Example = { tokens: number[]; targets: number[]; steps: number[] };

export type ExampleContext = {
  tokenizer: Tokenizer;
  lexicon: Lexicon;
  limits: ListingLimits;
  longest: number;
  /** A wording that is not remembered (see recall.ts). */
  forgotten?: string;
};

/** Phase 1 (paper section 4.1): request to plan, where known with the screen that the task starts from; the loss on the plan alone. */
export function planExample(
  request: string,
  plan: readonly string[],
  context: ExampleContext,
  observation?: Observation,
): Example {
  const transcript = createTranscript({ request, ...context });
  if (observation) transcript.screen(observation);
  transcript.plan(plan);
  return cutExample(transcript, context.longest);
}

/**
 * What is left to the model where a plan comes to mind: which words of the request go into its places, and where it begins. The loss is on
 * the tokens where the grammar leaves this choice, and the example ends with the last of them. Null where it leaves none, or where another plan comes to mind.
 */
export function fillingExample(
  request: string,
  plan: readonly string[],
  context: ExampleContext,
  screen: Observation,
): Example | null {
  const transcript = createTranscript({ request, ...context });
  transcript.screen(screen);
  const recalled = transcript.recalled();
  if (!recalled) return null;
  const { tokenizer } = transcript;
  const rule = recalledPlanRule({ recalled, request, said: context.lexicon.said, tokenizer, screen });
  const forks = forksIn(rule, planTokens(plan, tokenizer));
  if (forks === null || forks.length === 0) return null;
  transcript.plan(plan);
  const targets = forks.map((fork) => transcript.targets[fork]!);
  const end = targets.at(-1)!.position + 2;
  return cutExample({ tokens: transcript.tokens.slice(0, end), targets }, context.longest);
}

/** Phases 2 to 4: a whole trajectory as one sequence, state to action at every step (paper section 4.2), the loss on plan and answers. */
export function trajectoryExample(request: string, steps: readonly Step[], context: ExampleContext): Example {
  const plan = planOf(steps);
  const transcript = createTranscript({ request, ...context });
  for (const [i, step] of steps.entries()) {
    transcript.screen(step.observation, steps[i - 1]?.result, step.decision.controlLabel);
    if (i === 0) transcript.plan(plan);
    transcript.answer(step.decision);
    if (transcript.tokens.length > context.longest) break;
  }
  return cutExample(transcript, context.longest);
}

function cutExample({ tokens, targets }: Pick<Transcript, 'tokens' | 'targets'>, longest: number): Example {
  const kept = targets.filter((t) => t.position + 1 < longest);
  return {
    tokens: tokens.slice(0, longest),
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
