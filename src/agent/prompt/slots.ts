import type { Tokenizer } from '../../models/tokenizer/tokenizer.ts';
import { wordsOf } from './words.ts';

/** So many words of one request have a slot of their own. */
const slotCount = 32;
const slotName = (n: number) => `<|slot ${n}|>`;

/** Stands for every word that neither the application nor the request knows. */
const unknownWord = '<|word|>';

/** What the tokenizer of a model from scratch needs beside the frame's tokens. */
export const slotNames: readonly string[] = [...Array.from({ length: slotCount }, (_, n) => slotName(n)), unknownWord];

const wordPattern = / [\p{L}\p{M}]+| \p{N}+/gu;

/**
 * Reads a request delexicalised: a word that no wording of training has (`said`, in lower case) is the user's; the n-th such word is one
 * token, its slot, wherever it stands: request, screen, plan, argument. Elsewhere a word that is no single token is nobody's, and all such
 * words are one token. So copying a name that was never seen is copying a token that was seen a thousand times, which a small decoder from
 * scratch learns at once (its bottleneck otherwise). A tokenizer without slots is given back as it is: a pretrained base copies.
 */
export function withSlots(tokenizer: Tokenizer, request: string, said: readonly string[]): Tokenizer {
  if (!tokenizer.specials.includes(unknownWord)) return tokenizer;
  const spoken = new Set(said);
  const slots = new Map<string, number[]>();
  for (const { text } of wordsOf(request)) {
    const word = ` ${text}`;
    if (!/[\p{L}\p{N}]/u.test(word) || slots.has(word) || slots.size === slotCount) continue;
    if (!spoken.has(text.toLowerCase())) slots.set(word, [tokenizer.special(slotName(slots.size))]);
  }
  const unknown = [tokenizer.special(unknownWord)];
  const encodeWord = (word: string): number[] => {
    const slot = slots.get(word);
    if (slot) return slot;
    const own = tokenizer.encode(word);
    return own.length > 1 && /\p{L}/u.test(word) ? unknown : own;
  };
  return {
    ...tokenizer,
    encode(text) {
      const out: number[] = [];
      let at = 0;
      for (const { 0: word, index } of text.matchAll(wordPattern)) {
        if (index > at) out.push(...tokenizer.encode(text.slice(at, index)));
        out.push(...encodeWord(word));
        at = index + word.length;
      }
      if (at < text.length) out.push(...tokenizer.encode(text.slice(at)));
      return out;
    },
  };
}

/** True for text in which a word is neither the application's nor the request's: it cannot be written, for it reads as others do. */
export const isUnwritable = (tokens: readonly number[], tokenizer: Tokenizer): boolean =>
  tokenizer.specials.includes(unknownWord) && tokens.includes(tokenizer.special(unknownWord));
