import { expect, test } from 'vitest';
import type { Recalled } from '../recall/remember.ts';
import { refusalOf } from './refusal.ts';

const kind = (joint: number | undefined, isForeign = false) =>
  ({
    ...{ request: 'Fold the note', plan: ['Click "fold".'], ...(joint !== undefined && { joint }) },
    pattern: { request: '', plan: [], usual: 'Fold the note "{note}"' },
    isForeign: () => isForeign,
  }) as unknown as Recalled;
const refused = (one: Recalled) => refusalOf('Draw a map', { recall: () => [one] });

test('without a bar what fits a discovered kind and its values badly is refused, with what is nearest', () => {
  expect(refused(kind(-4))).toContain('“Fold the note (note)”');
  expect(refused(kind(1))).toBeNull();
  expect(refused(kind(1, true))).not.toBeNull();
});

test('of a kind that a person wrote nothing is known of how it fits with its values', () => {
  expect(refused(kind(undefined))).toBeNull();
});
