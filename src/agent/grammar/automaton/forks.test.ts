import { expect, test } from 'vitest';
import { forksIn } from './forks.ts';
import { both, either, literal } from './rules.ts';

const word = either([literal([1, 2, 3], 'long'), literal([1, 4], 'short')]);
const twice = both(
  word,
  () => word,
  (a, b) => [a, b],
);

test('a fork is where another token could have come', () => {
  expect(forksIn(word, [1, 2, 3])).toEqual([1]);
  expect(forksIn(twice, [1, 4, 1, 2, 3])).toEqual([1, 3]);
  expect(forksIn(literal([1, 2], 'only'), [1, 2])).toEqual([]);
});

test('what the grammar cannot write has none', () => {
  expect(forksIn(word, [1, 5])).toBeNull();
  expect(forksIn(word, [1, 2])).toBeNull();
  expect(forksIn(word, [1, 4, 1])).toBeNull();
});
