import { expect, test } from 'vitest';
import type { Try } from '../../../../records/discovery/try.ts';
import type { Effect } from '../../../../records/episode/effect.ts';
import { select } from '../../acts.fixture.ts';
import { selectingWhole } from './select-whole.ts';

const says = 'Water them well.';
const paragraph = { key: 'runs', is: says };
const selected = (change: Effect[number]) =>
  selectingWhole({ of: {} as Try, acts: [select('them')], values: [], target: [change] }).acts[0]!.args.text;

test('what is done to a paragraph selects it as a whole; what is done to a word selects the word', () => {
  const path = ['a.odt', 'body', paragraph];
  expect(selected({ path: [...path, 'format', 'align'], kind: 'added', after: 'end' })).toBe(says);
  const stretch = [...path, 'runs', { key: 'text', is: 'them' }, 'bold'];
  expect(selected({ path: stretch, kind: 'added', after: true })).toBe('them');
  const text = [...path, 'runs', 0, 'text'];
  expect(selected({ path: text, kind: 'changed', before: says, after: 'Water all well.' })).toBe('them');
});

test('of a text in lines the line that went or was put something to; a word that was typed over stays', () => {
  const line = (change: Partial<Effect[number]>) =>
    selected({ path: ['note.txt', 1], kind: 'changed', before: says, ...change });
  expect(line({ kind: 'removed' })).toBe(says);
  expect(line({ after: `\t${says}` })).toBe(says);
  expect(line({ after: 'Water all well.' })).toBe('them');
});
