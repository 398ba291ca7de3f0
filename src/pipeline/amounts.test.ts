import { expect, test } from 'vitest';
import type { App } from '../app-pack/app.ts';
import { countsFor } from './amounts.ts';

const packOf = (seen: number, heldOut: number) => ({
  families: [...Array(seen).fill({}), ...Array(heldOut).fill({ heldOut: true })] as App['families'],
});

test('an amount for each family counts those that the split draws from, and is never below the least', () => {
  const amounts = { train: { each: 2, least: 8 }, 'test-families': { each: 1, least: 8 }, 'test-template': 5 };
  expect(countsFor(amounts, packOf(30, 12))).toEqual({ train: 60, 'test-families': 12, 'test-template': 5 });
  expect(countsFor(amounts, packOf(3, 1))).toEqual({ train: 8, 'test-families': 8, 'test-template': 5 });
});
