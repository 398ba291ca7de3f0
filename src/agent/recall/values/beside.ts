import { quotationMark, wordsOf } from '../../prompt/words.ts';
import { stems } from '../cues.ts';

/** How often each word stands beside a place, of all wordings that have it. */
export type Beside = { before: ReadonlyMap<string, number>; after: ReadonlyMap<string, number> };

/** The chance of a word beside a place that no wording has there, and how much the word behind counts. */
const unseen = 0.05;
const behind = 0.5;

export function besideOf(place: string, wordings: readonly string[]): Beside {
  const before = new Map<string, number>();
  const after = new Map<string, number>();
  const having = wordings.filter((wording) => wording.includes(`{${place}}`));
  const add = (to: Map<string, number>, word: string) => to.set(word, (to.get(word) ?? 0) + 1 / having.length);
  for (const wording of having) {
    const words = wordsOf(wording.replace(`{${place}}`, ' § ').replace(/\{\w+\}/g, ' ¶ '));
    const at = words.findIndex(({ text }) => text === '§');
    add(before, wordAt(words, at, -1));
    add(after, wordAt(words, at, 1));
  }
  return { before, after };
}

/** How well words from one to another stand beside a place, as a logarithm. */
export function standsBeside(
  { before, after }: Beside,
  words: readonly { text: string }[],
  { first, last }: { first: number; last: number },
): number {
  const chance = (of: ReadonlyMap<string, number>, word: string) => Math.log(unseen + (of.get(word) ?? 0));
  return chance(before, wordAt(words, first, -1)) + behind * chance(after, wordAt(words, last, 1));
}

/** The word on one side, without marks of quotation; nothing at an end. */
function wordAt(words: readonly { text: string }[], from: number, side: 1 | -1): string {
  let i = from + side;
  while (words[i] && quotationMark.test(words[i]!.text)) i += side;
  const text = words[i]?.text ?? '';
  return stems(text)[0] ?? text;
}
