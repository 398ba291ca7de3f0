import type { Tokenizer } from '../../models/tokenizer/tokenizer.ts';
import type { Decision } from '../../records/episode/decision.ts';
import type { Lexicon } from '../known/lexicon.ts';
import { argumentTokens } from './argument.ts';
import { specials } from './specials.ts';
import { verbOf } from './verbs.ts';
import { stepLine } from './words.ts';

/** A plan as tokens, closed by the mark that opens the first answer. */
export function planTokens(plan: readonly string[], tokenizer: Tokenizer): number[] {
  return [...plan.flatMap((s) => tokenizer.encode(`${stepLine(s)}\n`)), tokenizer.special(specials.act)];
}

/** A decision as the model writes it; `phrase` is how it calls the control. */
export function answerTokens(input: {
  decision: Decision;
  /** Number of the plan step that is carried out, from 1; 0 for none. */
  planStep: number;
  request: string;
  lexicon: Lexicon;
  tokenizer: Tokenizer;
  phrase: string | undefined;
}): number[] {
  const { decision, request, lexicon, tokenizer, phrase } = input;
  const verb = verbOf(decision);
  const out = [...tokenizer.encode(` ${input.planStep}`), ...tokenizer.encode(` ${verb.word}`)];
  if (phrase !== undefined) out.push(...tokenizer.encode(phrase));
  for (const name of verb.varies) {
    if (decision.args[name] === undefined) continue;
    out.push(
      tokenizer.special(specials.arg),
      ...argumentTokens(String(decision.args[name]), { verb, request, lexicon, tokenizer }),
    );
  }
  out.push(tokenizer.special(decision.status === 'FINISH' ? specials.finish : specials.next));
  return out;
}
