import { expect, test } from 'vitest';
import { misfit, placesOfKind, valuesSaid } from './values-said.ts';

test('a request tells at least what it quotes, at most what looks like names as well', () => {
  expect(valuesSaid('Tag "Soup" with “warm”')).toEqual({ least: 2, most: 2 });
  expect(valuesSaid('Please tag Apple Cake with baking')).toEqual({ least: 0, most: 1 });
  expect(valuesSaid('fold everything')).toEqual({ least: 0, most: 0 });
});

test('more quoted values than places speak against a kind, fewer names than places less so; a list takes any number', () => {
  const tagging = placesOfKind(['Tag "{title}" with "{tag}"', '{title} is {tag}'], ['Type "{tag}".']);
  expect(misfit(valuesSaid('Tag "Soup" with "warm"'), tagging)).toBe(0);
  expect(misfit(valuesSaid('Make "Soup", "Cake" and "Pie" warm'), tagging)).toBeCloseTo(4.2);
  expect(misfit(valuesSaid('Tag "Soup"'), tagging)).toBeCloseTo(1.5);
  const listing = placesOfKind(['Write the list {items}'], ['Type "{items 1}".', 'Type "{items 2}".']);
  expect(misfit(valuesSaid('Write the list "a", "b" and "c"'), listing)).toBe(0);
});
