import { quotedStretches, type Word, wordsOf } from '../../prompt/words.ts';
import { stems } from '../cues.ts';
import { isOrdinary } from './plain/ordinary-words.ts';
import { introducers, smallWords } from './plain/small-words.ts';

/** Words in a row that may be a value: the first and the last by number, and what they say. */
export type Row = { first: number; last: number; text: string; quoted: boolean };

/** A request as it is read for the values in it. */
export type Reading = {
  words: readonly Word[];
  rows: readonly Row[];
  quotations: readonly Row[];
  /** Whether a word is one that holds sentences together. */
  isSmall(i: number): boolean;
  /** Whether a word is the user's own: no wording has it, or it has a capital within a sentence. */
  isOwn(i: number): boolean;
  isName(i: number): boolean;
  /** Whether a word says that a value follows. */
  isIntroducing(i: number): boolean;
};

const longest = 14;

/** Reads a request; `said` are the stems of all wordings. */
export function readRequest(request: string, said: ReadonlySet<string>): Reading {
  const words = wordsOf(request);
  const lower = words.map(({ text }) => text.toLowerCase());
  const isName = words.map(({ text }, i) => i > 0 && /^\p{Lu}./u.test(text) && !/[.!?:]/.test(words[i - 1]!.text));
  const isSmall = words.map((_, i) => smallWords.has(lower[i]!) && !isName[i]);
  const isOwn = words.map(
    ({ text }, i) =>
      /[\p{L}\p{N}]/u.test(text) &&
      !isSmall[i] &&
      (isName[i]! || stems(text).every((stem) => !said.has(stem) && !isOrdinary(stem))),
  );
  const quotations = quotedStretches(words).map(({ first, last }): Row => {
    return { first, last, quoted: true, text: textOf(request, words, first, last) };
  });
  return {
    words,
    quotations,
    rows: [...quotations, ...rowsIn(request, words, quotations)],
    isSmall: (i) => isSmall[i] === true,
    isOwn: (i) => isOwn[i] === true,
    isName: (i) => isName[i] === true,
    isIntroducing: (i) => introducers.has(lower[i] ?? ''),
  };
}

/** The request's own text, without the dots that stand for the rest of it. */
const textOf = (request: string, words: readonly Word[], first: number, last: number) =>
  request
    .slice(words[first]!.start, words[last]!.end)
    .replace(/\s*(?:…|\.\.\.)$/, '')
    .replaceAll('\\"', '"');

/** All rows of words outside of quotations, without a stop; none begins or ends within a word such as an address. */
function rowsIn(request: string, words: readonly Word[], quotations: readonly Row[]): Row[] {
  const touches = (next: number) => words[next - 1]?.end === words[next]?.start;
  const isStop = (i: number) => /^[.;:!?…]$/.test(words[i]!.text) && !touches(i + 1);
  const isQuoted = (i: number) => quotations.some(({ first, last }) => i >= first - 1 && i <= last + 1);
  const isEnding = (i: number) =>
    (/^[,.;:!?()…]$/.test(words[i]!.text) && !touches(i + 1)) ||
    (/^['’]$/.test(words[i]!.text) && words[i + 1]?.text === 's');
  const isWithin = (i: number) =>
    i > 0 && i < words.length && touches(i) && words[i - 1]!.text !== '(' && !isQuoted(i) && !isEnding(i);
  const rows: Row[] = [];
  for (let first = 0; first < words.length; first++) {
    if (words[first]!.text === ',' || isWithin(first)) continue;
    for (let last = first; last < Math.min(words.length, first + longest); last++) {
      if (isQuoted(last) || isStop(last)) break;
      if (words[last]!.text === ',' || isWithin(last + 1)) continue;
      rows.push({ first, last, quoted: false, text: textOf(request, words, first, last) });
    }
  }
  return rows;
}
