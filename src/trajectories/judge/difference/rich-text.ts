import type { Pair } from './pair.ts';
import { isObject, type Plain } from './plain.ts';

type Run = { text: string } & { [key: string]: Plain };

/** Whether two lists are one text in runs of one look each: only the looks differ. */
export function isRichText(before: Plain[], after: Plain[]): boolean {
  const [then, now] = [runsOf(before), runsOf(after)];
  return then !== null && now !== null && textOf(then) === textOf(now);
}

/** The looks of the text, stretch by stretch; the path names the stretch by its text. */
export function richTextPairs(before: Plain[], after: Plain[], path: string[]): Pair[] {
  const [then, now] = [before as Run[], after as Run[]];
  const text = textOf(then);
  const cuts = [...new Set([...endsOf(then), ...endsOf(now)])].sort((a, b) => a - b);
  return cuts.map((end, i) => {
    const start = cuts[i - 1] ?? 0;
    return { path: [...path, `"${text.slice(start, end)}"`], before: lookAt(then, start), after: lookAt(now, start) };
  });
}

const runsOf = (list: Plain[]): Run[] | null =>
  list.length > 0 && list.every((member) => isObject(member) && typeof member.text === 'string' && member.text !== '')
    ? (list as Run[])
    : null;

const textOf = (runs: readonly Run[]) => runs.map(({ text }) => text).join('');

const endsOf = (runs: readonly Run[]) => runs.map((_, i) => textOf(runs.slice(0, i + 1)).length);

function lookAt(runs: readonly Run[], at: number): Plain {
  const ends = endsOf(runs);
  const { text: _, ...look } = runs[ends.findIndex((end) => at < end)]!;
  return look;
}
