import type { Tokenizer } from '../../models/tokenizer/tokenizer.ts';
import type { Tree } from '../../records/episode/effect.ts';
import { isUnfinished } from '../../records/error.ts';
import type { Rng } from '../../records/rng.ts';
import type { Observation } from '../../records/screen/observation.ts';
import { decode, type TokenScorer } from '../grammar/automaton/decode.ts';
import type { Rule } from '../grammar/automaton/rules.ts';
import { type PlanWords, planRule } from '../grammar/plan-grammar.ts';
import { recalledPlanRule } from '../grammar/recalled-plan.ts';
import type { Lexicon } from '../known/lexicon.ts';
import type { ListingLimits } from '../prompt/listing.ts';
import { specials } from '../prompt/specials.ts';
import { createTranscript, type Transcript } from '../prompt/transcript.ts';
import { oneLine } from '../prompt/words.ts';

/** Longest plan, in tokens of the model's choice. */
const most = 260;

/** How an exploring model draws its tokens; without both it takes the likeliest. */
export type Sampled = { temperature?: number; rng?: Rng };

/** A plan with the remembered one that it is (a free one is none), and the remembered ones that were tried before it. */
export type WrittenPlan = { steps: string[]; remembered?: readonly string[]; tried: ReadonlySet<readonly string[]> };

/** The request, the screen that its plan is carried out on, and what stood in the application's data, where that was read. */
export type Asked = { request: string; screen: Observation; saved: Tree | undefined };

export type PlanWriter = {
  /** The first that comes to mind and can be filled, but for those that were `tried`; null where there is none. */
  remembered(asked: Asked, tried: WrittenPlan['tried']): Promise<WrittenPlan | null>;
  /** In words of its own. Exploring, every other plan begins with a word drawn evenly from those that known plans begin with: a wrong opening can be so sure that no temperature finds another. */
  free(asked: Asked, sampled: Sampled): Promise<WrittenPlan>;
};

/** Lets a model write the plan of a request at a screen, the first that the plan is carried out on. */
export function planWriter(options: {
  tokenizer: Tokenizer;
  lexicon: Lexicon;
  plans: PlanWords;
  limits?: ListingLimits;
  score: TokenScorer;
}): PlanWriter {
  const { lexicon, score } = options;
  const openings = [...new Set(lexicon.patterns.flatMap(({ plan: [first] }) => first?.split(' ')[0] ?? []))];

  const begin = ({ screen, ...asked }: Asked, tried: WrittenPlan['tried']): Transcript => {
    const transcript = createTranscript({ ...options, ...asked, tried });
    transcript.screen(screen);
    return transcript;
  };
  const write = ({ tokens, tokenizer }: Transcript, rule: Rule<string[]>, sampled: Sampled = {}, opening = '') =>
    decode({
      prefix: [...tokens, tokenizer.special(specials.plan)],
      rule,
      score,
      most,
      begin: tokenizer.encode(oneLine(opening)),
      ...sampled,
    })
      .then(({ value }) => value)
      .catch(withoutPlan);

  return {
    async remembered(asked, tried) {
      const transcript = begin(asked, tried);
      const recalled = transcript.recalled();
      if (!recalled) return null;
      const { tokenizer } = transcript;
      const rule = recalledPlanRule({ recalled, ...asked, said: lexicon.said, tokenizer });
      const steps = await write(transcript, rule);
      const remembered = recalled.pattern.plan;
      if (steps.length > 0) return { steps, remembered, tried };
      return this.remembered(asked, new Set([...tried, remembered]));
    },
    async free(asked, sampled) {
      const { rng } = sampled;
      const tried = new Set<readonly string[]>();
      const transcript = begin(asked, tried);
      const opening = rng && openings.length > 0 && rng.next() < 0.5 ? rng.pick(openings) : '';
      const rule = planRule(asked.request, options.plans, transcript.tokenizer);
      return { steps: await write(transcript, rule, sampled, opening), tried };
    },
  };
}

/** A plan that does not end, or whose places cannot be filled, is no plan: without any the model acts as a weak one does, and the scores say so. */
function withoutPlan(error: unknown): string[] {
  if (isUnfinished(error)) return [];
  throw error;
}
