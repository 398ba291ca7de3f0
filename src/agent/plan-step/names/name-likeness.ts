import { isSlip, plainSpelling } from './spelling.ts';
import { turnsRound } from './turning-words.ts';

/** From here on a name is the one that is wanted, but for capitals, signs and its rank among several. */
export const exact = 0.93;

/**
 * How well a control's name fits the name in a plan: 1 exact, then contained, then fuzzy, then the words in order as a pattern, 0 for no match (the
 * paper's contains, fuzzy, regex). Names that differ in a number are never near, nor is a name that lacks a word which tells or has one that
 * turns its meaning round; and what has capitals
 * may be a proper name, so another spelling of it is only what writers differ in.
 */
export function nameLikeness(name: string, wanted: string): number {
  if (name === '' || wanted === '') return 0;
  if (name === wanted) return 1;
  const have = fold(name);
  const want = fold(wanted);
  if (have === '' || want === '') return 0;
  if (have === want) return numbersIn(name).join() === numbersIn(wanted).join() ? 0.97 : 0;
  if (!hasNumbersOf(name, wanted) || turnsRound(name, wanted)) return 0;
  const share = Math.min(have.length, want.length) / Math.max(have.length, want.length);
  if (holds(have, want)) return (have.startsWith(want) ? 0.8 : 0.75) + 0.1 * share;
  if (have.length >= 3 && saysAsMuch(want, have)) return 0.6 + 0.1 * share;
  const isPlain = wanted === wanted.toLowerCase();
  const spelt = holdsSpelling(have, want, isPlain);
  if (spelt > 0) return 0.4 + 0.15 * spelt + 0.05 * share;
  return isPlain && hasInOrder(have.split(' '), want.split(' ')) ? 0.4 : 0;
}

/** Whether `part` stands in `text` as whole words. */
function holds(text: string, part: string): boolean {
  return ` ${text} `.includes(` ${part} `);
}

/** Words that tell nothing: a name without them is the same name. */
const idle = new Set('the a an this that these those your its button link tab'.split(' '));

/** Whether the text has the part, and beside it no word that tells. */
function saysAsMuch(text: string, part: string): boolean {
  return (
    holds(text, part) &&
    ` ${text} `
      .replace(` ${part} `, ' ')
      .trim()
      .split(' ')
      .every((word) => idle.has(word))
  );
}

/** Whether these words stand among those of the name, spelt like them: 1 for another plain spelling, less where there are slips, 0 for other words. */
function holdsSpelling(have: string, want: string, mayHaveSlips: boolean): number {
  const words = have.split(' ');
  const wanted = want.split(' ');
  const at = (from: number) =>
    Math.min(
      ...wanted.map((word, i) => {
        const own = words[from + i] ?? '';
        if (plainSpelling(own) === plainSpelling(word)) return 1;
        return mayHaveSlips && isSlip(plainSpelling(own), plainSpelling(word)) ? 0.8 : 0;
      }),
    );
  return Math.max(0, ...words.map((_, from) => at(from)));
}

/** Whether the wanted words are among those of the name, in their order, where they are several. */
function hasInOrder(words: readonly string[], wanted: readonly string[]): boolean {
  let next = 0;
  for (const word of words) if (next < wanted.length && plainSpelling(word) === plainSpelling(wanted[next]!)) next += 1;
  return wanted.length > 1 && next === wanted.length;
}

/** Numbers as they are written, `1.2`, `10,000` and `1-2` as one. */
const numbersIn = (text: string): string[] =>
  text.match(/(?<![\p{L}\p{N}])[-−]?\p{N}+(?:[.,:/–-]\p{N}+)*|\p{N}+(?:[.,:/–-]\p{N}+)*/gu) ?? [];

/** Whether the name has every number that is wanted; it may have others ("Item 12, 3 new"). */
function hasNumbersOf(name: string, wanted: string): boolean {
  const own = new Set(numbersIn(name));
  return numbersIn(wanted).every((number) => own.has(number));
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}$/:+]+/gu, ' ')
    .replace(/:(?= |$)/g, '')
    .trim();
}
