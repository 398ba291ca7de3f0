import { expect, test } from 'vitest';
import { deal } from './deal.ts';

const tasks = Array.from({ length: 18 }, (_, id) => ({ id, family: `family ${id % 6}` }));
const hands = (count: number) => [0, 1, 2].map((hand) => deal(tasks.slice(0, count), hand, 3).map(({ id }) => id));

test('every task is in one hand, and every family in each', () => {
  const all = hands(18);
  expect(all.flat().sort((a, b) => a - b)).toEqual(tasks.map(({ id }) => id));
  for (const hand of all) expect(new Set(hand.map((id) => id % 6)).size).toBe(6);
});

test('the hands of a shorter list are parts of those of a longer one', () => {
  const longer = hands(18);
  expect(hands(7).flat()).toHaveLength(7);
  hands(7).forEach((hand, i) => {
    expect(longer[i]).toEqual(expect.arrayContaining(hand));
  });
});
