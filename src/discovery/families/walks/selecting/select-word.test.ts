import { expect, test } from 'vitest';
import type { Try } from '../../../../records/discovery/try.ts';
import { click, select } from '../../acts.fixture.ts';
import type { Cut } from '../cut.ts';
import { selectingWord } from './select-word.ts';

const cut = (text: string): Cut => ({
  of: { id: 'a' } as Try,
  acts: [select(text), click('Bold')],
  values: [],
  target: [],
});
const wordsOf = (text: string, given = text, seen: string[] = []) =>
  selectingWord(cut(given), cut(text), seen).map(({ key, cuts }) => `${key}: ${cuts[0]!.acts[0]!.args.text}`);

test('what was done to a paragraph is looked at with a word of it, too', () => {
  expect(wordsOf('Water them well.')).toEqual(['a word selected before Bold: Water']);
  expect(wordsOf('Notes')).toEqual([]);
  expect(wordsOf('Water them well.', 'them')).toEqual([]);
});

test('a paragraph of one word does not tell: another one is looked at', () => {
  expect(wordsOf('Notes', 'Notes', ['Notes', 'The first day'])).toEqual(['a word selected before Bold: first']);
});
