import type { Tokenizer } from '../../models/tokenizer/tokenizer.ts';
import type { Decision } from '../../records/decision.ts';
import { isUnfinished } from '../../records/error.ts';
import type { Observation } from '../../records/observation.ts';
import { createRng, type Rng } from '../../records/rng.ts';
import { answerRule } from '../grammar/answer-grammar.ts';
import { decode, type TokenScorer } from '../grammar/decode.ts';
import { type PlanWords, planRule } from '../grammar/plan-grammar.ts';
import { recalledPlanRule } from '../grammar/recalled-plan.ts';
import type { Rule } from '../grammar/rules.ts';
import type { Lexicon } from '../lexicon.ts';
import type { Policy } from '../policy.ts';
import type { ListingLimits } from '../prompt/listing.ts';
import { specials } from '../prompt/specials.ts';
import { createTranscript, type Transcript } from '../prompt/transcript.ts';
import { oneLine } from '../prompt/words.ts';

/** Longest plan and answer, in tokens. */
const planTokens = 260;
const answerTokens = 96;

/** A LAM also tells the plan that it wrote at the first screen of the episode that began last. */
export type LamPolicy = Policy & { plan(): string[] };

/**
 * The Large Action Model as a policy: at the first screen it writes a plan, the first that comes to mind and can be filled, else a free one; then at each step says which plan step it carries out, on
 * which control, with which argument, and whether that ends the task. With temperatures it explores (phase 3): an episode draws one
 * between the two, for plan and answers, and every other plan begins with a word drawn evenly from those that known plans begin with: a
 * wrong opening can be so sure that no temperature finds another.
 * It keeps no memory beside its plan: the transcript is made anew from the history, so the same object answers live and recorded states.
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
  const openings = [...new Set(lexicon.patterns.flatMap(({ plan: [first] }) => first?.split(' ')[0] ?? []))];
  let plan: string[] = [];
  let sampled: { temperature?: number; rng?: Rng } = {};
  let request = '';

  const writePlan = async ({ tokens, tokenizer, recalled: known }: Transcript, screen: Observation) => {
    const { rng } = sampled;
    const prefix = [...tokens, tokenizer.special(specials.plan)];
    const opening = rng && openings.length > 0 && rng.next() < 0.5 ? rng.pick(openings) : '';
    const begin = tokenizer.encode(oneLine(opening));
    const write = (rule: Rule<string[]>) =>
      decode({ prefix, rule, score, most: planTokens, begin, ...sampled })
        .then(({ value }) => value)
        .catch(withoutPlan);
    for (const recalled of rng ? [] : known()) {
      const made = await write(recalledPlanRule({ recalled, request, said: lexicon.said, tokenizer, screen }));
      if (made.length > 0) return made;
    }
    return write(planRule(request, options.plans, tokenizer));
  };

  return {
    name: options.name,
    checkpoint: options.checkpoint,
    plan: () => plan,
    begin(episode) {
      request = episode.request;
      plan = [];
      if (!options.temperatures) return;
      const rng = createRng(episode.seed).fork('lam');
      const [low, high] = options.temperatures;
      sampled = { temperature: low + rng.next() * (high - low), rng };
    },
    async decide({ observation, history }): Promise<Decision> {
      const sofar = createTranscript({ ...options, request });
      for (const [i, step] of history.entries()) {
        sofar.screen(step.observation, history[i - 1]?.result, step.decision.controlLabel);
        if (i === 0) sofar.plan(plan);
        sofar.answer(step.decision);
      }
      sofar.screen(observation, history.at(-1)?.result);
      if (history.length === 0) {
        plan = await writePlan(sofar, observation);
        sofar.plan(plan);
      }
      const controls = sofar.choosable(observation);
      const { tokenizer } = sofar;
      const screen = sampled.rng ? undefined : observation;
      const rule = answerRule({ controls, request, plan, lexicon, tokenizer, screen });
      const { value } = await decode({ prefix: sofar.tokens, rule, score, most: answerTokens, ...sampled });
      const { planStep, ...answer } = value;
      return { ...answer, thought: plan[planStep - 1] ?? '', plan: plan.slice(planStep) };
    },
  };
}

/** A plan that does not end, or whose places cannot be filled, is no plan: without any the model acts as a weak one does, and the scores say so. */
function withoutPlan(error: unknown): string[] {
  if (isUnfinished(error)) return [];
  throw error;
}
