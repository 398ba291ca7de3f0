import type { Guess } from '../values/guess-values.ts';

/** What speaks for a kind and the values in its places together; the weights were found with train wordings of written families (bench/understanding.ts). */
const weights = {
  kind: 0.31,
  known: 1.6,
  strange: -1.75,
  sure: 0.3,
  unquoted: -1.8,
  quoted: -0.6,
  left: -0.15,
  names: -0.8,
  /** Where the request has no words for the places, and where its plan cannot begin on the screen. */
  unfilled: -2,
  stuck: -2,
  /** For each text that its plan types, or thing that it speaks of, without being asked. */
  unasked: -1.75,
  /** For each step of its plan: of two that fit alike the shorter one does less that nobody asked for (found on the read half of an examination, bench/chosen.ts). */
  step: -0.2,
  /** Where the request is a wording of the kind word by word. */
  said: 3,
};

/** How well a kind and the values that were guessed for it fit a request together; `fit` is how well the kind does by itself. */
export function jointScore(
  fit: number,
  guess: Guess | null,
  { isSaid, begins, unasked = 0, steps = 0 }: { isSaid: boolean; begins: boolean; unasked?: number; steps?: number },
): number {
  const begun =
    weights.kind * fit +
    (begins ? 0 : weights.stuck) +
    (isSaid ? weights.said : 0) +
    weights.unasked * unasked +
    weights.step * steps;
  if (!guess) return begun + weights.unfilled;
  const { known, strange, sure, unquoted, unused } = guess;
  return (
    begun +
    weights.known * known +
    weights.strange * strange +
    weights.sure * sure +
    weights.unquoted * unquoted +
    weights.quoted * unused.quoted +
    weights.left * unused.left +
    weights.names * unused.names
  );
}
