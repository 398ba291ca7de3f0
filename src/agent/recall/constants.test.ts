import { expect, test } from 'vitest';
import { constantsOf, unasked } from './constants.ts';
import { whatIsThere } from './values/there.ts';

const plan = [
  'Click the "Edit" button of "Soup".',
  'Type "rope.txt" in the "file" box.',
  'Type "{text}" in the "text" box.',
];

test('what a plan types and speaks of by itself has to be asked for', () => {
  const there = whatIsThere({ saved: { notes: [{ title: 'Soup' }] } }, [
    { kind: 'object', at: ['notes', '*', 'title'] },
  ]);
  const constants = constantsOf(plan);
  expect(constants.typed).toEqual(['rope.txt']);
  expect(unasked(constants, 'Write tea', there)).toBe(2);
  expect(unasked(constants, 'Write tea into the soup', there)).toBe(1);
  expect(unasked(constants, 'Write tea into the soup and call the file rope.txt', there)).toBe(0);
});
