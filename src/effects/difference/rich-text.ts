import type { Change, Segment, Tree } from '../../records/episode/effect.ts';
import type { Compare } from './compare.ts';
import { isObject, isRuns, type Run, saidOf } from './tree.ts';

/** Whether two lists are one text in runs of one look each: only the looks differ. */
export const isRichText = (before: Tree[], after: Tree[]): boolean =>
  isRuns(before) && isRuns(after) && textOf(before) === textOf(after);

/** What looks otherwise, stretch by stretch; the path names the stretch by its text. */
export function richTextChanges(before: Tree[], after: Tree[], path: Segment[], compare: Compare): Change[] {
  const [then, now] = [before as Run[], after as Run[]];
  const text = textOf(then);
  const cuts = [...new Set([...endsOf(then), ...endsOf(now)])].sort((a, b) => a - b);
  return cuts.flatMap((end, i) => {
    const start = cuts[i - 1] ?? 0;
    const stretch: Segment = { key: 'text', is: text.slice(start, end) };
    return compare(lookAt(then, start), lookAt(now, start), [...path, stretch]);
  });
}

const textOf = (runs: readonly Run[]) => runs.map(({ text }) => text).join('');

/** A longer text names nothing, in characters. */
const longestSaid = 200;

/** What a paragraph, a cell or a row says, as a segment that leads to it; undefined for what says nothing, or several things. */
export function saidBy(member: Tree): { key: string; is: string } | undefined {
  const [only, ...others] = isObject(member) ? saidOf(member) : [];
  return only && others.length === 0 && only.is.length <= longestSaid && /[\p{L}\p{N}]/u.test(only.is)
    ? only
    : undefined;
}

function endsOf(runs: readonly Run[]): number[] {
  let end = 0;
  return runs.map(({ text }) => {
    end += text.length;
    return end;
  });
}

function lookAt(runs: readonly Run[], at: number): Tree {
  const ends = endsOf(runs);
  const { text: _, ...look } = runs[ends.findIndex((end) => at < end)]!;
  return look;
}
