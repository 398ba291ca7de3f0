import { LamwrightError } from '../../records/error.ts';
import { byteCharacters } from './byte-alphabet.ts';
import { createPairQueue } from './pair-queue.ts';
import { pretokenize } from './pretokenize.ts';
import type { TokenizerData } from './tokenizer.ts';

/** Pairs are numbers in the maps below; ids stay under this. */
const pairBase = 1 << 20;

/**
 * Trains byte-level BPE: ids are the specials, then the 256 bytes, then merges in the order of learning. The same texts
 * give the same tokens. `size` is an upper bound: training ends early when no pair occurs twice.
 * The first special ends a sequence unless `eos` names another. Throws USAGE when size leaves no room or no special is given.
 */
export function trainTokenizer(
  texts: Iterable<string>,
  options: { size: number; specials: string[]; eos?: string },
): TokenizerData {
  const specials = [...new Set(options.specials)];
  const eos = specials.indexOf(options.eos ?? specials[0] ?? '');
  const firstByte = specials.length;
  if (eos < 0 || options.size < firstByte + 256 || options.size >= pairBase) {
    throw new LamwrightError(
      'USAGE',
      `A tokenizer of ${options.size} tokens with ${firstByte} specials cannot be made.`,
      {
        remedy: `Give at least one special (eos among them) and a size from ${firstByte + 256} to ${pairBase - 1}.`,
      },
    );
  }
  const tokens = [...specials, ...byteCharacters];
  const { words, counts } = countWords(texts, firstByte);

  const pairCounts = new Map<number, number>();
  const wordsWith = new Map<number, number[]>();
  const queue = createPairQueue();
  const bump = (pair: number, by: number, word: number) => {
    const count = (pairCounts.get(pair) ?? 0) + by;
    pairCounts.set(pair, count);
    if (by < 0) return;
    const places = wordsWith.get(pair);
    if (places === undefined) wordsWith.set(pair, [word]);
    else if (places[places.length - 1] !== word) places.push(word);
  };
  words.forEach((ids, word) => {
    for (let i = 1; i < ids.length; i++) bump(ids[i - 1]! * pairBase + ids[i]!, counts[word]!, word);
  });
  for (const [pair, count] of pairCounts) queue.push(pair, count);

  const merges: string[] = [];
  while (tokens.length < options.size) {
    const best = queue.popCurrent((pair) => pairCounts.get(pair) ?? 0);
    if (best === null || best.count < 2) break;
    const left = Math.floor(best.pair / pairBase);
    const right = best.pair % pairBase;
    const merged = tokens.length;
    merges.push(`${tokens[left]} ${tokens[right]}`);
    tokens.push(tokens[left]! + tokens[right]!);

    const touched = new Set<number>();
    for (const word of new Set(wordsWith.get(best.pair))) {
      const before = words[word]!;
      const after = mergePair(before, left, right, merged);
      if (after.length === before.length) continue;
      const count = counts[word]!;
      for (let i = 1; i < before.length; i++) bump(before[i - 1]! * pairBase + before[i]!, -count, word);
      for (let i = 1; i < after.length; i++) {
        const pair = after[i - 1]! * pairBase + after[i]!;
        bump(pair, count, word);
        touched.add(pair);
      }
      words[word] = after;
    }
    pairCounts.delete(best.pair);
    wordsWith.delete(best.pair);
    for (const pair of touched) queue.push(pair, pairCounts.get(pair)!);
  }
  return { tokens, merges, specials, pretokenizer: 'words', eos, bos: null };
}

function countWords(texts: Iterable<string>, firstByte: number) {
  const byText = new Map<string, number>();
  for (const text of texts) {
    for (const piece of pretokenize(text, 'words')) byText.set(piece, (byText.get(piece) ?? 0) + 1);
  }
  const encoder = new TextEncoder();
  const words = [...byText.keys()].map((piece) => Array.from(encoder.encode(piece), (byte) => firstByte + byte));
  return { words, counts: [...byText.values()] };
}

function mergePair(ids: number[], left: number, right: number, merged: number): number[] {
  const out: number[] = [];
  for (let i = 0; i < ids.length; i++) {
    if (ids[i] === left && ids[i + 1] === right) {
      out.push(merged);
      i++;
    } else out.push(ids[i]!);
  }
  return out;
}
