import type { Change, Tree } from '../../../records/episode/effect.ts';
import { leaves } from '../interpret/expectation.ts';
import { sharedEnds } from '../interpret/places/within.ts';

/** Whether a change puts marks around nothing, as of a format when no text is selected: "''''", "[[]]". */
export const isEmptyMarks = (change: Change): boolean =>
  leaves(change).some(({ before, after }) => {
    const text = textOf(after);
    if (text === null || text === '') return false;
    const added = addedTo(textOf(before) ?? '', text);
    return added.length > 1 && !/[\p{L}\p{N}\s]/u.test(added) && isMirrored(added);
  });

const textOf = (value: Tree | undefined): string | null => {
  if (typeof value === 'string') return value;
  return Array.isArray(value) && value.every((line) => typeof line === 'string') ? value.join('\n') : null;
};

/** What was put into a text at one place; nothing where other texts went. */
function addedTo(before: string, after: string): string {
  const [start, end] = sharedEnds(before, after);
  return start + end < before.length ? '' : after.slice(start, after.length - end);
}

const mirror: Record<string, string> = { '[': ']', '{': '}', '(': ')', '<': '>' };

const isMirrored = (text: string): boolean =>
  text.length % 2 === 0 &&
  [...text.slice(0, text.length / 2)].every((sign, i) => text.at(-1 - i) === (mirror[sign] ?? sign));
