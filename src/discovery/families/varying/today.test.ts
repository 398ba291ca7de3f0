import { expect, test } from 'vitest';
import { saysToday } from './today.ts';

test.each([
  ["Draft of '3rd November 2026'", true],
  ['Nov 3, 2026', true],
  ['2026-11-03', true],
  ['11/3/26', true],
  ['20261103101500', false],
  ['2026-11-04', false],
  ['13th November 2026', false],
  ['Milk', false],
])('%s', (text, isToday) => {
  expect(saysToday(text, new Date(2026, 10, 3))).toBe(isToday);
});
