/** A figure with its 95 % interval. */
export type Estimate = { value: number; low: number; high: number };

const z = 1.959964;

/** Wilson's score interval of a rate (Wilson 1927): holds for small n and for rates near 0 and 1. */
export function rate(successes: number, n: number): Estimate {
  if (n === 0) return { value: 0, low: 0, high: 1 };
  const p = successes / n;
  const middle = (p + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const half = (z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2))) / (1 + z ** 2 / n);
  return { value: p, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** 0 for no values. */
export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;

/** Quantile by linear interpolation; 0 for no values. */
export function quantile(values: readonly number[], q: number): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const low = sorted[Math.floor(at)]!;
  return low + (sorted[Math.ceil(at)]! - low) * (at - Math.floor(at));
}

export type PairedTest = { n: number; onlyFirst: number; onlySecond: number; difference: number; p: number };

/** McNemar's exact test (two-sided binomial) on two policies' outcomes on the same tasks; `difference` is second less first. */
export function mcnemar(pairs: readonly (readonly [boolean, boolean])[]): PairedTest {
  const onlyFirst = pairs.filter(([a, b]) => a && !b).length;
  const onlySecond = pairs.filter(([a, b]) => !a && b).length;
  const trials = onlyFirst + onlySecond;
  let tail = 0;
  for (let k = 0; k <= Math.min(onlyFirst, onlySecond); k++) tail += Math.exp(logChoose(trials, k) - trials * Math.LN2);
  return {
    n: pairs.length,
    onlyFirst,
    onlySecond,
    difference: pairs.length === 0 ? 0 : (onlySecond - onlyFirst) / pairs.length,
    p: trials === 0 ? 1 : Math.min(1, 2 * tail),
  };
}

function logChoose(n: number, k: number): number {
  let sum = 0;
  for (let i = 1; i <= k; i++) sum += Math.log((n - k + i) / i);
  return sum;
}
