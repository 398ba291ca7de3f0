import { expect, test } from 'vitest';
import { fillText, fillTree, placesIn } from './places.ts';
import { saysToday, todayAs, todayIn } from './today.ts';

const day = new Date(2026, 10, 3);

test('today is found in a text in the form in which it stands there, and not in another number', () => {
  expect(todayIn("Draft of '3rd November 2026'", day)).toEqual([{ name: 'today:ordinal', value: '3rd November 2026' }]);
  expect(todayIn('due 2026-11-03', day).map(({ name }) => name)).toEqual(['today:iso']);
  expect(todayIn('13rd November 2026, 2026-11-031', day)).toEqual([]);
});

test.each([1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 30])('the %i. of a month', (date) => {
  const ending = { 1: 'st', 2: 'nd', 3: 'rd', 21: 'st', 22: 'nd', 23: 'rd' }[date] ?? 'th';
  expect(todayAs('ordinal', new Date(2026, 4, date))).toBe(`${date}${ending} May 2026`);
});

test('its place is filled by itself and wants no value', () => {
  expect(fillText('tiddlers/{today:iso}.tid', {})).toBe(`tiddlers/${todayAs('iso')}.tid`);
  expect(placesIn('{today:iso} of {title}')).toEqual(['title']);
});

test('a text of several lines is as many texts in a list', () => {
  const tree = { text: ['{text}'], title: '{text}' };
  expect(fillTree(tree, { text: 'one\ntwo' })).toEqual({ text: ['one', 'two'], title: 'one\ntwo' });
});

test.each([
  ["Draft of '3rd November 2026'", true],
  ['Nov 3, 2026', true],
  ['2026-11-03', true],
  ['11/3/26', true],
  ['20261103101500', false],
  ['2026-11-04', false],
  ['13th November 2026', false],
  ['Milk', false],
])('whether it says today: %s', (text, isToday) => {
  expect(saysToday(text, day)).toBe(isToday);
});
