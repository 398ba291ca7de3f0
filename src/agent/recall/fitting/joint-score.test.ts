import { expect, test } from 'vitest';
import { jointScore } from './joint-score.ts';

test('of two kinds that fit alike the one whose plan does less comes first', () => {
  const scored = (steps: number) => jointScore(2, null, { isSaid: false, begins: true, steps });
  expect(scored(3)).toBeGreaterThan(scored(6));
});
