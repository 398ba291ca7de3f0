import { LamwrightError } from '../../../records/error.ts';
import type { Rng } from '../../../records/rng.ts';
import type { Rule, State } from './rules.ts';

/** Scores candidate next tokens after a sequence: log-probabilities over the whole vocabulary, in the order of the candidates. */
export type TokenScorer = (tokens: readonly number[], candidates: readonly number[]) => Promise<Float32Array>;

export type Decoded<V> = { value: V; tokens: number[]; logProbability: number };

/** No value is longer, in tokens: the model's context ends there. */
const longest = 1000;

/**
 * Writes one value under a grammar: where only one token is allowed it is taken without asking the model; elsewhere the likeliest
 * allowed token is taken, or, with a temperature, one is drawn among the allowed ones. The value begins with the tokens of `begin`.
 * Throws ANSWER_INVALID when `most` tokens of the model's choice do not finish the value.
 */
export async function decode<V>(input: {
  prefix: readonly number[];
  rule: Rule<V>;
  score: TokenScorer;
  most: number;
  begin?: readonly number[];
  temperature?: number;
  rng?: Rng;
}): Promise<Decoded<V>> {
  const tokens = [...(input.begin ?? [])];
  let logProbability = 0;
  let states: State<V>[] = input.rule((value) => [{ done: value }]);
  for (const token of tokens) states = after(states, token);
  let choices = 0;
  while (tokens.length < longest) {
    const finished = states.find((s) => 'done' in s);
    if (finished && 'done' in finished) return { value: finished.done, tokens, logProbability };
    const open = states as Extract<State<V>, { token: number }>[];
    const candidates = [...new Set(open.map((s) => s.token))];
    if (candidates.length === 0 || (candidates.length > 1 && choices === input.most)) break;
    let chosen = candidates[0]!;
    if (candidates.length > 1) {
      choices++;
      const scores = await input.score([...input.prefix, ...tokens], candidates);
      const at = input.temperature && input.rng ? draw(scores, input.temperature, input.rng) : best(scores);
      chosen = candidates[at]!;
      logProbability += scores[at]!;
    }
    tokens.push(chosen);
    states = after(open, chosen);
  }
  throw new LamwrightError('ANSWER_INVALID', `The model's answer was cut short after ${tokens.length} tokens.`, {
    remedy: 'Train the checkpoint longer, or raise the limit on answer tokens.',
  });
}

/** The states after this token. */
export const after = <V>(states: readonly State<V>[], token: number): State<V>[] => [
  ...new Set(states.flatMap((s) => ('token' in s && s.token === token ? s.next() : []))),
];

function best(scores: Float32Array): number {
  let at = 0;
  scores.forEach((s, i) => {
    if (s > scores[at]!) at = i;
  });
  return at;
}

function draw(scores: Float32Array, temperature: number, rng: Rng): number {
  const top = Math.max(...scores);
  const weights = Array.from(scores, (s) => Math.exp((s - top) / temperature));
  let left = rng.next() * weights.reduce((a, b) => a + b, 0);
  for (let i = 0; i < weights.length; i++) {
    left -= weights[i]!;
    if (left <= 0) return i;
  }
  return weights.length - 1;
}
