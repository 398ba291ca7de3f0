/** A row of figures, whether it is of the class, and how much it counts. */
export type Row = { figures: readonly number[]; is: boolean; counts: number };

const rounds = 12;
/** Keeps the weights of scaled figures small (ridge). */
const ridge = 1;

/**
 * Logistic regression of a few dense figures by Newton's method, on scaled figures; gives the weights of unscaled ones, the one that stands alone
 * first. Deterministic.
 */
export function fitLogistic(rows: readonly Row[]): number[] {
  const size = rows[0]?.figures.length ?? 0;
  const columns = Array.from({ length: size }, (_, j) => scaleOf(rows.map(({ figures }) => figures[j]!)));
  const scaled = rows.map((row) => ({
    ...row,
    x: [1, ...columns.map(({ mean, sd }, j) => (row.figures[j]! - mean) / sd)],
  }));
  let weights = new Array<number>(size + 1).fill(0);
  for (let round = 0; round < rounds; round++) {
    const slope = weights.map((w, i) => (i > 0 ? -ridge * w : 0));
    const curve = weights.map((_, i) => weights.map((_, j) => (i !== j ? 0 : i > 0 ? ridge : 1e-6)));
    for (const { x, is, counts } of scaled) {
      const chance = 1 / (1 + Math.exp(-x.reduce((sum, v, i) => sum + v * weights[i]!, 0)));
      const certainty = counts * chance * (1 - chance);
      const error = counts * ((is ? 1 : 0) - chance);
      for (let i = 0; i <= size; i++) {
        slope[i]! += error * x[i]!;
        for (let j = 0; j <= size; j++) curve[i]![j]! += certainty * x[i]! * x[j]!;
      }
    }
    const step = solve(curve, slope);
    weights = weights.map((w, i) => w + step[i]!);
  }
  const plain = columns.map(({ sd }, j) => weights[j + 1]! / sd);
  return [weights[0]! - columns.reduce((sum, { mean }, j) => sum + plain[j]! * mean, 0), ...plain];
}

function scaleOf(values: readonly number[]): { mean: number; sd: number } {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const sd = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length);
  return { mean, sd: sd || 1 };
}

/** Gaussian elimination; the matrix is positive definite. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  const n = rows.length;
  for (let i = 0; i < n; i++)
    for (let k = i + 1; k < n; k++) {
      const factor = rows[k]![i]! / rows[i]![i]!;
      for (let j = i; j <= n; j++) rows[k]![j]! -= factor * rows[i]![j]!;
    }
  const out = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    const known = out.reduce((sum, v, j) => (j > i ? sum + v * rows[i]![j]! : sum), 0);
    out[i] = (rows[i]![n]! - known) / rows[i]![i]!;
  }
  return out;
}
