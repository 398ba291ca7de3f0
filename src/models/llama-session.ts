import type { ControlledEvaluateInputItem, LlamaContext, Token } from 'node-llama-cpp';
import { LamwrightError } from '../records/error.ts';

type Scored = { token: number; logProbability: number };

/** One cache of evaluated tokens. Calls run one after the other. Every log-probability is over the whole vocabulary. */
export type LlamaSession = {
  /** Log-probability of each candidate as the next token. Only what differs from the last call's tokens is evaluated. */
  logits(tokens: readonly number[], candidates: readonly number[]): Promise<Float32Array>;
  /** The likeliest next tokens, best first. */
  top(tokens: readonly number[], count: number): Promise<Scored[]>;
  /** Log-probability of tokens[target + 1] at each target, targets ascending. */
  logProbabilities(tokens: readonly number[], targets: readonly number[]): Promise<Float32Array>;
  close(): Promise<void>;
};

type Next = NonNullable<Exclude<ControlledEvaluateInputItem, Token>[1]>['generateNext'];

/** From this many candidates on, llama.cpp's filter costs more than handing over the whole vocabulary. */
const filterLimit = 600;

export function createLlamaSession(
  context: LlamaContext,
  size: { vocabulary: number; contextSize: number },
): LlamaSession {
  const sequence = context.getSequence();
  let evaluated: readonly number[] = [];
  let queue: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work);
    queue = turn.catch(() => {});
    return turn;
  };

  /** Brings the cache to `tokens`, evaluating at least from `from` on; the outputs are by index in `tokens`. */
  const evaluate = async (tokens: readonly number[], from: number, wanted: (index: number) => Next | undefined) => {
    check(tokens, size);
    let kept = 0;
    while (kept < from && evaluated[kept] === tokens[kept]) kept++;
    try {
      if (kept < evaluated.length) {
        await sequence.eraseContextTokenRanges([{ start: kept, end: evaluated.length }]);
      }
      const input = tokens.slice(kept).map((token, i): ControlledEvaluateInputItem => {
        const next = wanted(kept + i);
        return next === undefined ? (token as Token) : [token as Token, { generateNext: next }];
      });
      const outputs = await sequence.controlledEvaluate(input);
      evaluated = [...tokens];
      return (index: number) => outputs[index - kept]?.next;
    } catch (cause) {
      evaluated = [];
      await sequence.clearHistory().catch(() => {});
      throw new LamwrightError('MODEL_FAILED', `llama.cpp could not evaluate ${tokens.length} tokens.`, {
        remedy: 'Try again; if it fails again, export the model anew or use fewer workers.',
        cause,
      });
    }
  };

  return {
    logits: (tokens, candidates) =>
      inTurn(async () => {
        const last = tokens.length - 1;
        const output = await evaluate(tokens, last, (i) => (i === last ? asking(candidates) : undefined));
        const { logits, logTotal } = distribution(output(last));
        return Float32Array.from(candidates, (token) => logits.get(token as Token)! - logTotal);
      }),
    top: (tokens, count) =>
      inTurn(async () => {
        const last = tokens.length - 1;
        const next: Next = {
          totalLogitWeight: true,
          logits: { filter: { tokens: [], includeTop: Math.min(count, size.vocabulary) } },
        };
        const output = await evaluate(tokens, last, (i) => (i === last ? next : undefined));
        const { logits, logTotal } = distribution(output(last));
        return [...logits].map(([token, logit]) => ({ token, logProbability: logit - logTotal }));
      }),
    logProbabilities: (tokens, targets) =>
      inTurn(async () => {
        if (targets.length === 0) return new Float32Array();
        const asked = new Set(targets);
        const output = await evaluate(tokens, targets[0]!, (i) =>
          asked.has(i) ? asking([tokens[i + 1]!]) : undefined,
        );
        return Float32Array.from(targets, (target) => {
          const { logits, logTotal } = distribution(output(target));
          return logits.get(tokens[target + 1]! as Token)! - logTotal;
        });
      }),
    close: () => inTurn(() => context.dispose()),
  };
}

/** Asks for the candidates' logits and, through the likeliest token, for the sum over the vocabulary. */
function asking(candidates: readonly number[]): Next {
  return {
    totalLogitWeight: true,
    logits:
      candidates.length < filterLimit
        ? { filter: { tokens: [...candidates] as Token[], includeSelected: true } }
        : true,
  };
}

/** llama.cpp gives the sum of exp(logit - highest); the highest is always among the logits. */
function distribution(next: { logits?: Map<Token, number>; totalLogitWeight?: number } | undefined) {
  const { logits, totalLogitWeight } = next ?? {};
  if (logits === undefined || totalLogitWeight === undefined) {
    throw new LamwrightError('MODEL_FAILED', 'llama.cpp gave no logits.', {
      remedy: 'Install the pinned node-llama-cpp.',
    });
  }
  let highest = Number.NEGATIVE_INFINITY;
  for (const logit of logits.values()) highest = Math.max(highest, logit);
  return { logits, logTotal: highest + Math.log(totalLogitWeight) };
}

function check(tokens: readonly number[], { vocabulary, contextSize }: { vocabulary: number; contextSize: number }) {
  if (tokens.length > contextSize) {
    throw new LamwrightError('CONTEXT_FULL', `${tokens.length} tokens do not fit in a context of ${contextSize}.`, {
      remedy: 'Shorten the prompt, or load the model with a larger context size.',
    });
  }
  const strange = tokens.find((token) => !(Number.isInteger(token) && token >= 0 && token < vocabulary));
  if (tokens.length === 0 || strange !== undefined) {
    throw new LamwrightError('USAGE', `${strange ?? 'Nothing'} is no token of a vocabulary of ${vocabulary}.`, {
      remedy: 'Encode the text with the tokenizer of this very model.',
    });
  }
}
