import { expect, test } from 'vitest';
import { changedWithin, isMadeWithin, withinText } from './within.ts';

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
