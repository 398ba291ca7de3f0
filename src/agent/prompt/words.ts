import { unescaped } from '../../records/quoted-text.ts';

/**
 * Text reaches the model as words: runs of letters, runs of digits, single signs, each with one space before it.
 * So a word has the same tokens wherever it stands, and copying from the request is copying of tokens.
 */
export type Word = { text: string; start: number; end: number };

const wordPattern = /[\p{L}\p{M}]+|\p{N}+|[^\s\p{L}\p{M}\p{N}]/gu;

/** A word that is a quotation mark. */
export const quotationMark = /^["“”]$/;

/** The words of a text with their places in it. */
export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(wordPattern), (m) => ({ text: m[0], start: m.index, end: m.index + m[0].length }));
}

/** The stretches of words between quotation marks, from the first to the last; a mark behind a backslash is one of the text. */
export function quotedStretches(words: readonly { text: string }[]): { first: number; last: number }[] {
  const isOfText = (i: number) => words[i - 1]?.text === '\\';
  const marks = words.flatMap(({ text }, i) => (quotationMark.test(text) && !isOfText(i) ? [i] : []));
  return marks.flatMap((from, n) => {
    const to = marks[n + 1];
    return n % 2 === 0 && to !== undefined && to > from + 1 ? [{ first: from + 1, last: to - 1 }] : [];
  });
}

/** The text in the form that the model reads: every word with one leading space. */
export function spaced(text: string): string {
  return wordsOf(text)
    .map((w) => ` ${w.text}`)
    .join('');
}

/** A name in a plan as the model reads it: as `spaced`, a line break as a sign, for a line break ends the step. */
export const oneLine = (text: string): string => spaced(text.replaceAll('\n', ' \u00b6 '));

/** A plan step as the model reads it: the same, what is quoted as the text that it is. */
export const stepLine = (step: string): string => oneLine(unescaped(step));

/** Lower-case words for comparing, without signs. */
export function bareWords(text: string): string[] {
  return wordsOf(text)
    .map((w) => w.text.toLowerCase())
    .filter((w) => /[\p{L}\p{N}]/u.test(w));
}

/** Joins generated words back to readable text: no space before closing signs, none inside quotes. */
export function joined(parts: readonly string[]): string {
  let out = '';
  let open = false;
  let glue = true;
  for (const part of parts) {
    const quote = part === '"';
    const closing = (quote && open) || /^[,.;:!?)\]}]$/.test(part);
    if (!glue && !closing) out += ' ';
    out += part;
    glue = (quote && !open) || /^[([{]$/.test(part);
    if (quote) open = !open;
  }
  return out;
}
