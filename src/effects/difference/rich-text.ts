import type { Change, Segment, Tree } from '../../records/episode/effect.ts';
import type { Compare } from './compare.ts';
import { isObject, saidIn, type TreeObject } from './tree.ts';

type Run = { text: string } & TreeObject;

/** Whether two lists are one text in runs of one look each: only the looks differ. */
export function isRichText(before: Tree[], after: Tree[]): boolean {
  const [then, now] = [runsOf(before), runsOf(after)];
  return then !== null && now !== null && textOf(then) === textOf(now);
}

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

const runsOf = (list: Tree[]): Run[] | null =>
  list.length > 0 && list.every((member) => isObject(member) && typeof member.text === 'string' && member.text !== '')
    ? (list as Run[])
    : null;

const textOf = (runs: readonly Run[]) => runs.map(({ text }) => text).join('');

/** A longer text names nothing, in characters. */
const longestSaid = 200;

/** What a paragraph says in runs of one look each, as a segment that leads to it; undefined for what is no paragraph. */
export function saidBy(member: Tree): { key: string; is: string } | undefined {
  if (!isObject(member)) return undefined;
  const told = Object.entries(member).flatMap(([key, value]) => {
    const runs = Array.isArray(value) ? runsOf(value) : null;
    return runs ? [{ key, is: saidIn(runs) }] : [];
  });
  const [only, ...others] = told;
  return only && others.length === 0 && only.is.length <= longestSaid && /\p{L}/u.test(only.is) ? only : undefined;
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
