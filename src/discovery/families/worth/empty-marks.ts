import { pathText } from '../../../effects/difference/paths.ts';
import type { Change, Effect, Tree } from '../../../records/episode/effect.ts';
import { leaves } from '../interpret/expectation.ts';
import { sharedEnds } from '../interpret/places/within.ts';

/** Whether a change puts marks around nothing, as of a format when no text is selected: "''''", "[[]]", or two lines of "```". */
export function isEmptyMarks(target: Effect): boolean {
  const parts = target.flatMap(leaves);
  const lines = Map.groupBy(parts.filter(isNewLine), ({ path }) => pathText(path.slice(0, -1)));
  return parts.some(isEmpty) || [...lines.values()].some((added) => isMarks(added.map(({ after }) => after).join('')));
}

const isNewLine = ({ kind, path, after }: Change) =>
  kind === 'added' && typeof path.at(-1) === 'number' && typeof after === 'string';

/** Of a new text the signs that its line begins with are no more than marks either, where nothing but marks is behind them. */
function isEmpty({ before, after }: Change): boolean {
  const text = textOf(after) ?? '';
  const [lead = ''] = (before === undefined && /^[^\p{L}\p{N}\s]+\s/u.exec(text)) || [];
  return (lead !== '' && lead === text) || isMarks(addedTo(textOf(before) ?? '', text.slice(lead.length)));
}

const textOf = (value: Tree | undefined): string | null => {
  if (typeof value === 'string') return value;
  return Array.isArray(value) && value.every((line) => typeof line === 'string') ? value.join('') : null;
};

/** What was put into a text at one place; nothing where other texts went. */
function addedTo(before: string, after: string): string {
  const [start, end] = sharedEnds(before, after);
  return start + end < before.length ? '' : after.slice(start, after.length - end);
}

const mirror: Record<string, string> = { '[': ']', '{': '}', '(': ')', '<': '>' };

/** Signs alone, the second half of which repeats or mirrors the first. */
function isMarks(text: string): boolean {
  if (text.length < 2 || text.length % 2 > 0 || /[\p{L}\p{N}\s]/u.test(text)) return false;
  const [head, tail] = [text.slice(0, text.length / 2), text.slice(text.length / 2)];
  return head === tail || [...head].every((sign, i) => tail.at(-1 - i) === (mirror[sign] ?? sign));
}
