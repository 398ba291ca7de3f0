import type { TokenizerData } from './tokenizer.ts';

// Long runs are cut so that the work on one piece stays bounded whatever a page holds.
const wordPieces = / ?[\p{L}\p{M}]{1,48}|\n+|./gsu;
const gpt2Pieces =
  /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?[^\p{White_Space}\p{L}\p{N}]+|\p{White_Space}+(?!\P{White_Space})|\p{White_Space}+/gu;
const digitOrRest = /\p{N}|\P{N}+/gu;

const cutters: Record<TokenizerData['pretokenizer'], (text: string) => string[]> = {
  words: (text) => text.match(wordPieces) ?? [],
  // SmolLM cuts out every digit first; GPT-2's rule then sees each stretch between digits as a text of its own.
  smollm: (text) => (text.match(digitOrRest) ?? []).flatMap((part) => part.match(gpt2Pieces) ?? [part]),
};

/** Cuts text into the pieces inside which tokens may merge; joined together they are the text again. */
export function pretokenize(text: string, kind: TokenizerData['pretokenizer']): string[] {
  return cutters[kind](text);
}
