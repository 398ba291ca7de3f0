import { expect, test } from 'vitest';
import { changedWithin, isMadeWithin, replacedText, replacedWithin, withinText } from './within.ts';

const [before, after] = ['Some water at the roots.', 'Some //water// at the roots.'];

test('marks around a word are told apart from other changes', () => {
  expect(changedWithin(before, after)).toBe('//water//');
  expect(changedWithin(before, 'Some more water at the roots.')).toBeNull();
  expect(changedWithin(before, 'Quite another text.')).toBeNull();
});

test('the marks have to be around that word, and the rest has to be as it was', () => {
  const template = withinText('//water//');
  expect(isMadeWithin(template, after, before)).toBe(true);
  expect(isMadeWithin(template, 'Some //water// at the root.', before)).toBe(false);
  expect(isMadeWithin(withinText('//roots//'), after, before)).toBe(false);
  expect(isMadeWithin(template, before, before)).toBe(false);
});

test('whole words that were replaced or went are told with what stands there now', () => {
  expect(replacedWithin(before, 'Some wine at the roots.')).toEqual({ part: 'water', made: 'wine' });
  expect(replacedWithin(before, 'Some at the roots.')).toEqual({ part: 'water', made: '' });
  expect(replacedWithin(before, before)).toBeNull();
  const typed = replacedText('water', 'wine');
  expect(isMadeWithin(typed, 'Some wine at the roots.', before)).toBe(true);
  expect(isMadeWithin(typed, 'Some wine at the root.', before)).toBe(false);
  expect(isMadeWithin(replacedText('roots', 'wine'), 'Some wine at the roots.', before)).toBe(false);
  expect(isMadeWithin(replacedText('water', ''), 'Some  at the roots.', before)).toBe(true);
});
