import type { TokenScorer } from './decode.ts';

/** For tests: a scorer that always prefers the next token of `wanted`, which begins after `prefix` tokens. */
export const insisting =
  (wanted: readonly number[], prefix = 0): TokenScorer =>
  async (tokens, candidates) =>
    Float32Array.from(candidates, (c) => (c === wanted[tokens.length - prefix] ? 0 : -10));
