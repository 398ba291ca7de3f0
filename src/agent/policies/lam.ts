import type { Tokenizer } from '../../models/tokenizer/tokenizer.ts';
import type { Decision } from '../../records/decision.ts';
import type { Observation } from '../../records/observation.ts';
import { createRng } from '../../records/rng.ts';
import type { Step } from '../../records/trajectory.ts';
import { answerRule } from '../grammar/answer-grammar.ts';
import { decode, type TokenScorer } from '../grammar/decode.ts';
import type { PlanWords } from '../grammar/plan-grammar.ts';
import type { Lexicon } from '../lexicon.ts';
import { nextSteps } from '../plan-step/next-steps.ts';
import { goesOn, placesMeant } from '../plan-step/on-screen.ts';
import type { Policy } from '../policy.ts';
import type { ListingLimits } from '../prompt/listing.ts';
import { createTranscript, type Transcript } from '../prompt/transcript.ts';
import { planWriter, type Sampled, type WrittenPlan } from './plan-writer.ts';

/** Longest answer, in tokens of the model's choice. */
const most = 96;
/** Longest memory, in tokens; of a longer one the first half is forgotten at once, since what is left must be read anew. */
const longestMemory = 1600;

/** A LAM also tells the plan at work in the episode that began last. */
export type LamPolicy = Policy & { plan(): string[] };

const noPlan: WrittenPlan = { steps: [], tried: new Set() };

/**
 * The Large Action Model as a policy: at the first screen it writes a plan, the first that comes to mind and can be filled, else a free
 * one; then at each step says which plan step it carries out, on which control, with which argument, and whether that ends the task. Where
 * its plan goes on with something called by words of the request that is not on the screen, it takes the next plan that comes to mind, as
 * if the task began there.
 * With temperatures it explores (phase 3): an episode draws one between the two, for a free plan and answers.
 * The transcript is made anew from the history, so the same object answers live and recorded states.
 */
export function lamPolicy(options: {
  name: string;
  checkpoint: string;
  tokenizer: Tokenizer;
  lexicon: Lexicon;
  plans: PlanWords;
  limits?: ListingLimits;
  score: TokenScorer;
  /** The lowest and the highest. */
  temperatures?: readonly [number, number];
}): LamPolicy {
  const { lexicon, score } = options;
  const writer = planWriter(options);
  let request = '';
  let sampled: Sampled = {};
  let plan = noPlan;
  /** The step that the plan began with. */
  let begun = 0;
  /** The first step that is remembered. */
  let kept = 0;
  let answered: Decision | undefined;

  /** The memory of the plan at work: what is kept of the steps since it began, and the screen now. */
  const memory = (steps: readonly Step[], screen: Observation): Transcript => {
    const made = createTranscript({ ...options, request, tried: plan.tried });
    for (const [i, step] of steps.entries()) {
      made.screen(step.observation, steps[i - 1]?.result, step.decision.controlLabel);
      if (i === 0) made.plan(plan.steps);
      made.answer(step.decision);
    }
    made.screen(screen, steps.at(-1)?.result);
    if (steps.length === 0) made.plan(plan.steps);
    return made;
  };
  const firstPlan = async (screen: Observation): Promise<WrittenPlan> => {
    const remembered = sampled.rng ? null : await writer.remembered(request, screen, noPlan.tried);
    return remembered ?? writer.free(request, screen, sampled);
  };
  /** Another one, where the plan at work is a remembered one that cannot go on after what was answered last. */
  const otherPlan = async (screen: Observation, last: Decision | undefined): Promise<WrittenPlan | null> => {
    const { remembered, tried } = plan;
    if (!remembered || !last || last !== answered || last.plan.length === 0) return null;
    const isOfUser = placesMeant(remembered.at(-last.plan.length)!).length > 0;
    if (!isOfUser || goesOn(last, screen)) return null;
    return writer.remembered(request, screen, new Set([...tried, remembered]));
  };

  return {
    name: options.name,
    checkpoint: options.checkpoint,
    plan: () => plan.steps,
    begin(episode) {
      request = episode.request;
      plan = noPlan;
      answered = undefined;
      if (!options.temperatures) return;
      const rng = createRng(episode.seed).fork(`lam ${episode.request}`);
      const [low, high] = options.temperatures;
      sampled = { temperature: low + rng.next() * (high - low), rng };
    },
    async decide({ observation, history }): Promise<Decision> {
      const isFirst = history.length === 0;
      const other = isFirst ? await firstPlan(observation) : await otherPlan(observation, history.at(-1)?.decision);
      if (other) [plan, begun, kept] = [other, history.length, history.length];
      const { steps } = plan;
      const past = history.slice(begun);
      let sofar = memory(history.slice(kept), observation);
      const room = sofar.tokens.length > longestMemory ? longestMemory / 2 : longestMemory;
      while (kept < history.length && sofar.tokens.length > room) sofar = memory(history.slice(++kept), observation);
      const controls = sofar.choosable(observation);
      const { tokenizer } = sofar;
      const atWork = sampled.rng ? undefined : { screen: observation, steps: nextSteps(steps, past, observation) };
      const rule = answerRule({ controls, request, plan: steps, lexicon, tokenizer, atWork });
      const { value } = await decode({ prefix: sofar.tokens, rule, score, most, ...sampled });
      const { planStep, ...answer } = value;
      answered = { ...answer, thought: steps[planStep - 1] ?? '', plan: steps.slice(planStep) };
      return answered;
    },
  };
}
