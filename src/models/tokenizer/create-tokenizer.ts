import { LamwrightError } from '../../records/error.ts';
import { byteCharacters, tokenBytes } from './byte-alphabet.ts';
import { pretokenize } from './pretokenize.ts';
import type { Tokenizer, TokenizerData } from './tokenizer.ts';

/** Pieces remembered with their tokens; text repeats itself. */
const cachedPieces = 100_000;

/**
 * Makes a tokenizer from its data. Bytes that the vocabulary lacks (SmolLM2's has no U+0004, for one) are left out, as
 * llama.cpp does. Throws CHECKPOINT_CORRUPT when a merge has no token.
 */
export function createTokenizer(data: TokenizerData): Tokenizer {
  const size = data.tokens.length;
  const specialNames = new Set(data.specials);
  const idOf = new Map(data.tokens.map((token, id) => [token, id]));
  const known = (token: string) => {
    const id = idOf.get(token);
    if (id === undefined) {
      throw new LamwrightError('CHECKPOINT_CORRUPT', `The tokenizer has no token ${JSON.stringify(token)}.`, {
        remedy: 'The file that holds the tokenizer is damaged; export or download it again.',
      });
    }
    return id;
  };
  /** Stands for a byte without a token: merges with nothing. */
  const absent = size;
  const pairBase = size + 1;
  const byteIds = byteCharacters.map((character) => idOf.get(character) ?? absent);
  const mergeOf = new Map<number, { rank: number; id: number }>();
  data.merges.forEach((merge, rank) => {
    const cut = merge.indexOf(' ', 1);
    const left = merge.slice(0, cut);
    const right = merge.slice(cut + 1);
    mergeOf.set(known(left) * pairBase + known(right), { rank, id: known(left + right) });
  });
  const encoder = new TextEncoder();
  const bytesOf = data.tokens.map((token) => (specialNames.has(token) ? encoder.encode(token) : tokenBytes(token)));
  const cache = new Map<string, number[]>();

  const encodePiece = (piece: string): number[] => {
    let ids = Array.from(encoder.encode(piece), (byte) => byteIds[byte]!);
    while (ids.length > 1) {
      let best: { rank: number; id: number } | undefined;
      let bestPair = -1;
      for (let i = 1; i < ids.length; i++) {
        const pair = ids[i - 1]! * pairBase + ids[i]!;
        const merge = mergeOf.get(pair);
        if (merge !== undefined && (best === undefined || merge.rank < best.rank)) {
          best = merge;
          bestPair = pair;
        }
      }
      if (best === undefined) break;
      const next: number[] = [];
      for (let i = 0; i < ids.length; i++) {
        if (i + 1 < ids.length && ids[i]! * pairBase + ids[i + 1]! === bestPair) {
          next.push(best.id);
          i++;
        } else next.push(ids[i]!);
      }
      ids = next;
    }
    return ids.filter((id) => id !== absent);
  };

  return {
    size,
    specials: data.specials,
    data,
    encode(text) {
      const out: number[] = [];
      for (const piece of pretokenize(text, data.pretokenizer)) {
        let ids = cache.get(piece);
        if (ids === undefined) {
          ids = encodePiece(piece);
          if (cache.size >= cachedPieces) cache.clear();
          cache.set(piece, ids);
        }
        for (const id of ids) out.push(id);
      }
      return out;
    },
    decode(tokens) {
      const parts = Array.from(tokens, (id) => bytesOf[id] ?? new Uint8Array());
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(parts));
    },
    special(name) {
      const id = specialNames.has(name) ? idOf.get(name) : undefined;
      if (id === undefined) {
        throw new LamwrightError('USAGE', `The tokenizer has no special token ${name}.`, {
          remedy: `It has: ${data.specials.slice(0, 20).join(' ')}. Train or extend it with the name.`,
        });
      }
      return id;
    },
  };
}
