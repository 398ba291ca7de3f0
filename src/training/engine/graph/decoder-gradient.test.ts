import { expect, test } from 'vitest';
import { createRng } from '../../../records/rng.ts';
import type { DecoderShape, Trainable } from '../engine.ts';
import { createParameters, createTrained } from '../local-engine.ts';
import { createDecoderRunner } from '../runner/decoder-runner.ts';
import type { Row } from '../runner/micro-batch.ts';
import { initialWeights } from '../weights/initial-weights.ts';
import type { Head } from './decoder-graph.ts';

const shape: DecoderShape = {
  layers: 3,
  width: 16,
  heads: 4,
  kvHeads: 2,
  hidden: 24,
  vocabulary: 20,
  ropeBase: 100,
  normEps: 1e-5,
  context: 64,
};
const full: Trainable = { kind: 'full' };
const lora: Trainable = { kind: 'lora', rank: 3, alpha: 6, fromLayer: 1, frozen: 'floats' };

/** Rows of three lengths, which fall into two micro-batches; token 7 and target 7 stand in several places. */
const rows: Row[] = [
  { tokens: [1, 7, 3, 7, 5, 6, 7, 8], positions: [2, 3, 6], next: [7, 5, 8], rowWeights: [1, -0.5, 2] },
  { tokens: [7, 7, 2, 9], positions: [1, 2], next: [2, 9], rowWeights: [0.3, 1] },
  { tokens: Array.from({ length: 40 }, (_, i) => (i * 7) % 20), positions: [4, 20, 38], next: [15, 7, 13] },
].map((row) => ({ ...row, values: row.positions.map((p) => (p % 3) - 1) }));

test.each<[string, Head, Trainable]>([
  ['tokens, every weight', 'tokens', full],
  ['tokens, adapters', 'tokens', lora],
  ['tokens, adapters in all blocks', 'tokens', { ...lora, fromLayer: 0 }],
  ['scalars, every weight', 'scalar', full],
  ['scalars, adapters', 'scalar', lora],
])('the gradient of every trained tensor agrees with central differences: %s', async (_, head, trainable) => {
  const options = {
    shape,
    weights: initialWeights(shape, 3),
    trainable,
    seed: 4,
    threads: 1,
    cacheMiB: 1,
    byteType: 'int8' as const,
  };
  const trained = createTrained(options);
  const rng = createRng(9);
  for (const { name, value } of trained.values())
    if (/lora_B|score|norm/.test(name)) for (let i = 0; i < value.length; i++) value[i]! += 0.2 * rng.normal();
  const runner = createDecoderRunner(options, createParameters(options, trained, 'int8'), trained);
  const loss = async () => {
    const results = await runner.forward(head, rows);
    let sum = 0;
    results.forEach((result, i) => {
      result.forEach((r, k) => {
        const weight = rows[i]!.rowWeights ? Number(rows[i]!.rowWeights![k]) : 1;
        sum += weight * (head === 'tokens' ? -r : (r - Number(rows[i]!.values![k])) ** 2);
      });
    });
    return sum;
  };
  const { touched } = await runner.backward(head, rows);
  expect(touched.map((t) => t.name).filter((name) => name.startsWith('score')).length).toBe(head === 'scalar' ? 2 : 0);
  expect(touched.length).toBe(trained.size - (head === 'scalar' ? 0 : 2));
  const wrong: string[] = [];
  for (const { name, value, gradient } of touched) {
    const along = Float32Array.from(value, () => rng.normal());
    const length = Math.hypot(...along);
    const size = Math.hypot(...gradient);
    const step = 0.01 / length;
    const original = value.slice();
    const move = (by: number) => value.set(original.map((x, i) => x + by * along[i]!));
    move(step);
    const ahead = await loss();
    move(-step);
    const behind = await loss();
    move(0);
    const measured = (ahead - behind) / (2 * step);
    const given = gradient.reduce((sum, g, i) => sum + g * along[i]!, 0);
    if (Math.abs(measured - given) > 0.02 * size + 2e-4 * length)
      wrong.push(`${name}: measured ${measured}, given ${given}`);
  }
  expect(wrong).toEqual([]);
  await runner.release();
});
