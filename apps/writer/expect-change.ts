import { isDeepStrictEqual } from 'node:util';
import type { Verdict } from '#lamwright';
import type { SavedFile, WriterDocument, WriterState } from './state.ts';

/** In the place of a value: any value that passes. */
export type Test = (actual: unknown) => boolean;

/** In the place of a value of any type, there or not: everything passes. */
export const anything = (() => true) as unknown as never;

export type Change = (document: WriterDocument) => void;

/**
 * Passes when the saved document is the one before with exactly this change, made to a copy of its state by `change`, and
 * the folder holds what it held, untouched, and `others`. In the changed copy a function stands for every value that it accepts.
 * Of several changes one has to fit; where none does, the reason is what the first one lacks.
 * Styles and page styles that came to be used are no change; those that were there must be as they were.
 */
export function expectChange(
  { before, after }: { before: WriterState; after: WriterState },
  change: Change | readonly Change[],
  others: Record<string, (file: SavedFile) => boolean> = {},
): Verdict {
  const isSame = isDeepStrictEqual(before, after);
  if (isSame) return fail('nothing was changed');
  for (const [name, fits] of Object.entries(others)) {
    const file = after.others[name];
    if (!file) return fail(`there is no file "${name}"`);
    if (!fits(file)) return fail(`the file "${name}" does not hold what it should`);
  }
  for (const name of Object.keys({ ...before.others, ...after.others })) {
    if (name in others || isDeepStrictEqual(before.others[name], after.others[name])) continue;
    const what = !(name in before.others) ? 'made' : name in after.others ? 'changed' : 'removed';
    return fail(`the file "${name}" was ${what} outside the task`);
  }
  const differences = [change].flat().map((one) => {
    const draft = structuredClone(before.document);
    one(draft);
    return differenceOf(after.document, draft, '');
  });
  return differences.includes(null)
    ? { pass: true, reason: 'exactly the expected change was saved' }
    : fail(differences[0]!);
}

/** Where two values first differ, in words; null where they do not. */
function differenceOf(actual: unknown, expected: unknown, path: string): string | null {
  if (typeof expected === 'function') return (expected as Test)(actual) ? null : `${path} is ${show(actual)}`;
  if (Array.isArray(expected) && Array.isArray(actual)) {
    for (const [i, value] of expected.entries()) {
      const found = differenceOf(actual[i], value, `${path}[${i}]`);
      if (found) return found;
    }
    return actual.length > expected.length
      ? `${path} has ${show(actual[expected.length])} beside what it should`
      : null;
  }
  if (isRecord(expected) && isRecord(actual)) {
    const known = /^\.(?:styles|pages)$/.test(path)
      ? Object.keys(expected)
      : [...Object.keys(expected), ...Object.keys(actual)];
    for (const key of new Set(known)) {
      const found = differenceOf(actual[key], expected[key], `${path}.${key}`);
      if (found) return found;
    }
    return null;
  }
  return Object.is(actual, expected) ? null : `${path} is ${show(actual)} instead of ${show(expected)}`;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'missing';
  return text.length > 160 ? `${text.slice(0, 157)}…` : text;
}

const fail = (reason: string): Verdict => ({ pass: false, reason });
