import { expect, test } from 'vitest';
import { trainClassifier } from './classifier.ts';

const samples = ['rename page', 'new name page', 'delete page', 'throw page away', 'page in bin', 'paint page red'].map(
  (text, i) => ({ words: new Set(text.split(' ')), class: [0, 0, 1, 1, 1, 2][i]! }),
);
const best = (scores: number[]) => scores.indexOf(Math.max(...scores));

test('a sentence goes to the class whose words it has, in words that were never together', () => {
  const classify = trainClassifier(samples, 3);
  expect(best(classify(['please', 'throw', 'page', 'in', 'bin']))).toBe(1);
  expect(best(classify(['name', 'page']))).toBe(0);
  expect(best(classify(['red']))).toBe(2);
});

test('words that training did not have count for nothing', () => {
  const classify = trainClassifier(samples, 3);
  expect(classify(['red', 'violet'])).toEqual(classify(['red']));
});

test('the same samples give the same scores, and a class without samples gets some', () => {
  const scores = trainClassifier(samples, 4)(['page', 'name']);
  expect(trainClassifier(samples, 4)(['page', 'name'])).toEqual(scores);
  expect(scores.every(Number.isFinite)).toBe(true);
  expect(best(scores)).toBe(0);
});
