import { expect, test } from 'vitest';
import { singular } from './singular.ts';

test.each([
  ['tags', 'tag'],
  ['entries', 'entry'],
  ['boxes', 'box'],
  ['classes', 'class'],
  ['pages', 'page'],
  ['focus', 'focus'],
  ['class', 'class'],
  ['basis', 'basis'],
])('one of %s is a %s', (many, one) => {
  expect(singular(many)).toBe(one);
});
