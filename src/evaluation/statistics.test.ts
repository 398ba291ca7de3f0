import { expect, test } from 'vitest';
import { mcnemar, mean, quantile, rate } from './statistics.ts';

test('the Wilson interval agrees with the published example and stays inside 0 and 1', () => {
  const { low, high } = rate(81, 263);
  expect([low, high].map((x) => x.toFixed(4))).toEqual(['0.2553', '0.3662']);
  expect(rate(10, 10).high).toBeCloseTo(1, 12);
  expect(rate(0, 10).low).toBe(0);
});

test('an exact McNemar test: 1 against 9 discordant pairs', () => {
  const pairs = [
    ...Array.from({ length: 9 }, () => [false, true] as const),
    [true, false] as const,
    ...Array.from({ length: 10 }, () => [true, true] as const),
  ];
  expect(mcnemar(pairs)).toMatchObject({ n: 20, onlyFirst: 1, onlySecond: 9, difference: 0.4 });
  expect(mcnemar(pairs).p).toBeCloseTo(0.0215, 4);
  expect(mcnemar([[true, true]]).p).toBe(1);
});

test('quantiles interpolate; the mean of nothing is 0', () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
  expect(mean([1, 2, 3, 6])).toBe(3);
  expect(mean([])).toBe(0);
});
