import { distance } from 'fuzzball';

/** Shorter words that differ in a letter are other words. */
const shortest = 5;

/** A word without what writers differ in: accents, British or American spelling, a plural's ending. */
export const plainSpelling = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/(?<=\p{L}{4})s$/u, '')
    .replace(/(?<=\p{L}{2})our(?=$|e|i)/gu, 'or')
    .replace(/ys(?=e)|is(?=e|ing|ation)/g, (s) => `${s[0]}z`)
    .replace(/tre$/, 'ter')
    .replace(/ll(?=ed$|ing$|er$)/, 'l');

/** Whether two words differ in one letter, where that is not the first one: the writer slipped. */
export const isSlip = (word: string, other: string): boolean =>
  Math.min(word.length, other.length) >= shortest && word[0] === other[0] && distance(word, other) <= 1;
