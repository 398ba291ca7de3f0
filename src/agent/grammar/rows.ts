import type { Word } from '../prompt/words.ts';

/** Words of the request, from the first to the last. */
export type Stretch = { first: number; last: number };

/** A word that ends a row. */
export const stop = /^[,;:.!?]$/;
const longest = 24;

const count = (words: readonly { text: string }[], sign: string) => words.filter(({ text }) => text === sign).length;

/** Whether a word goes on without a break, as in `file's` and `1.2`, where the next one begins; a dash parts words. */
function joinedTo(words: readonly Word[]): (next: number) => boolean {
  const isLetters = (i: number) => /[\p{L}\p{N}]/u.test(words[i]?.text ?? '');
  const touches = (next: number) => words[next - 1]?.end === words[next]?.start;
  const isDash = (i: number) => /^[—–…;!?]$/.test(words[i]?.text ?? '');
  const isJoint = (i: number) => isLetters(i - 1) && touches(i) && !isDash(i) && touches(i + 1) && isLetters(i + 1);
  return (next) => touches(next) && (isLetters(next - 1) ? isLetters(next) || isJoint(next) : isJoint(next - 1));
}

/** Words in a row outside of quotations; a row neither begins nor ends with a stop or within a word, but before `'s`, and a bracket comes with its partner. */
export function rowsIn(words: readonly Word[], isQuoted: (i: number) => boolean): Stretch[] {
  const rows: Stretch[] = [];
  const isJoined = joinedTo(words);
  const isOwner = (i: number) => /^['’]$/.test(words[i]?.text ?? '') && words[i + 1]?.text === 's';
  const endsWell = (last: number) => !isJoined(last + 1) || isOwner(last + 1);
  for (const [first, word] of words.entries()) {
    if (isQuoted(first) || stop.test(word.text) || isJoined(first)) continue;
    for (let last = first; last < words.length && last < first + longest && !isQuoted(last); last++) {
      const row = words.slice(first, last + 1);
      if (!stop.test(words[last]!.text) && endsWell(last) && count(row, '(') === count(row, ')'))
        rows.push({ first, last });
    }
  }
  return rows;
}
