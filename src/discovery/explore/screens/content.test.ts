import { expect, test } from 'vitest';
import { contentOf } from './content.ts';

const tree = {
  'pages/Rye Bread.md': { title: 'Rye Bread', tags: 'baking slow', text: 'Mix the flour with water. Wait a night.' },
  'settings.json': { theme: 'dark', 'open pages': ['Rye Bread'] },
};

test.each([
  ['Rye Bread', '*'],
  ["Draft of 'Rye Bread'", 'Draft of *'],
  ['baking', '*'],
  ['title', 'title'],
  ['remove tag baking', 'remove tag baking'],
  ['close', 'close'],
  ['1. Mix the flour with water.', '*'],
  ['Wait a night', '*'],
  ['4th January 2024', '#'],
  ['Page 2 of 17', 'Page # of #'],
  ['', ''],
])('%s', (name, masked) => {
  expect(contentOf(tree).mask(name)).toBe(masked);
});

test('made-up values are content as soon as they are given', () => {
  const values = new Set<string>();
  const { mask, holds } = contentOf(tree, values);
  expect(mask('Edit Sovilu')).toBe('Edit Sovilu');
  values.add('Sovilu');
  expect(mask('Edit Sovilu')).toBe('Edit *');
  expect([holds('FLOUR'), holds('the\nflour '), holds('Sovilu')]).toEqual([true, true, false]);
});
