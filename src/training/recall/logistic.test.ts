import { expect, test } from 'vitest';
import { sumOf } from '../../agent/cover/refusal.ts';
import { createRng } from '../../records/rng.ts';
import { fitLogistic } from './logistic.ts';

test('the weights find again the chances that drew the classes, on figures of any scale', () => {
  const rng = createRng(3);
  const wanted = [0.5, 1, -0.02];
  const rows = Array.from({ length: 4000 }, () => {
    const figures = [rng.normal(), 100 * rng.normal()];
    return { figures, is: rng.next() < 1 / (1 + Math.exp(-sumOf(wanted, figures))), counts: 1 };
  });
  const found = fitLogistic(rows);
  for (const [i, weight] of wanted.entries()) expect(Math.abs(found[i]! / weight - 1)).toBeLessThan(0.2);
});
