import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { createEngine } from './create-engine.ts';
import type { DecoderShape, Engine, Sequence, Trainable, Weights } from './engine.ts';
import { initialWeights } from './weights/initial-weights.ts';

const shape: DecoderShape = {
  layers: 2,
  width: 32,
  heads: 4,
  kvHeads: 2,
  hidden: 48,
  vocabulary: 40,
  ropeBase: 10000,
  normEps: 1e-5,
  context: 256,
};
const full: Trainable = { kind: 'full' };
const lora: Trainable = { kind: 'lora', rank: 4, alpha: 8, fromLayer: 1, frozen: 'bytes' };
const folder = mkdtempSync(join(tmpdir(), 'lamwright-engine-'));
const opened: Engine[] = [];

const open = async (trainable: Trainable, seed = 1, weights: Weights = initialWeights(shape, seed)) => {
  const engine = await createEngine({ shape, weights, trainable, seed, threads: 2 });
  opened.push(engine);
  return engine;
};
afterEach(async () => {
  for (const engine of opened.splice(0)) await engine.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The task: repeat the first half of the sequence. */
const copy = (start: number, length: number): Sequence => {
  const half = Array.from({ length }, (_, i) => (start * 11 + i * i * 3 + i) % 38);
  return { tokens: [...half, 39, ...half], targets: Array.from({ length }, (_, i) => length + i) };
};
const batch = [copy(1, 6), copy(2, 9), copy(3, 40)];
const totals = (results: readonly Float32Array[]) => results.map((r) => r.reduce((sum, x) => sum + x, 0));

test.each([
  ['every weight', full],
  ['adapters', lora],
])('training on a batch raises its likelihood: %s', async (_, trainable) => {
  const engine = await open(trainable);
  const before = totals(await engine.logProbabilities(batch));
  let loss = 0;
  for (let step = 0; step < 40; step++) ({ loss } = await engine.step(batch, { learningRate: 0.01 }));
  expect(loss).toBeLessThan(-0.95 * before.reduce((a, b) => a + b));
});

test('the loss of a step is the weighted sum of -log p', async () => {
  const engine = await open(full);
  const [p] = await engine.logProbabilities([batch[0]!]);
  const weights = [1, 0.5, -2, 0, 1, 1];
  const { loss } = await engine.step([{ ...batch[0]!, weights }], { learningRate: 0 });
  expect(loss).toBeCloseTo(
    weights.reduce((sum, weight, k) => sum - weight * p![k]!, 0),
    4,
  );
});

test('a negative weight pushes the probability of its target down', async () => {
  const engine = await open(full);
  const [before] = await engine.logProbabilities([batch[0]!]);
  const weights = [0, 0, -1, 0, 0, 0];
  for (let step = 0; step < 5; step++) await engine.step([{ ...batch[0]!, weights }], { learningRate: 0.003 });
  const [after] = await engine.logProbabilities([batch[0]!]);
  expect(after![2]).toBeLessThan(before![2]! - 0.1);
});

test('a sequence has the same log-probabilities alone and among longer ones', async () => {
  const engine = await open(full);
  const together = await engine.logProbabilities([copy(5, 80), ...batch, copy(6, 100), copy(7, 33)]);
  for (const [i, sequence] of batch.entries()) {
    const [alone] = await engine.logProbabilities([sequence]);
    for (const [k, p] of alone!.entries()) expect(Math.abs(together[i + 1]![k]! - p)).toBeLessThan(1e-4);
  }
});

test('a sequence without targets gives an empty answer and changes nothing', async () => {
  const engine = await open(full);
  const empty = { tokens: [1, 2, 3], targets: [] };
  expect((await engine.logProbabilities([empty, batch[0]!])).map((r) => r.length)).toEqual([0, 6]);
  expect((await engine.step([empty], { learningRate: 1 })).loss).toBe(0);
});

test('the same seed gives the same bits, another seed does not', async () => {
  const run = async (seed: number) => {
    const engine = await open(lora, seed);
    for (let step = 0; step < 3; step++) await engine.step(batch, { learningRate: 0.01, weightDecay: 0.1 });
    return engine.logProbabilities(batch);
  };
  const [first, again, other] = [await run(1), await run(1), await run(2)];
  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
});

test('keeping the output of frozen blocks changes no bit', async () => {
  const options = { shape, trainable: lora, seed: 1, threads: 2 };
  const results = [];
  for (const cacheMiB of [0, 0.02, 100]) {
    const engine = await createEngine({ ...options, weights: initialWeights(shape, 1), cacheMiB });
    opened.push(engine);
    for (let step = 0; step < 3; step++) await engine.step(batch, { learningRate: 0.01 });
    results.push(await engine.logProbabilities([copy(9, 20), ...batch]));
  }
  expect(results[1]).toEqual(results[0]);
  expect(results[2]).toEqual(results[0]);
});

test.each([
  ['floats', 1e-4],
  ['bytes', 5e-3],
] as const)(
  'merged weights in a fresh engine give the same log-probabilities: frozen %s',
  async (frozen, tolerance) => {
    const engine = await open({ ...lora, frozen });
    for (let step = 0; step < 10; step++) await engine.step(batch, { learningRate: 0.01 });
    const merged = await open(full, 1, await engine.weights());
    const [ours, theirs] = [await engine.logProbabilities(batch), await merged.logProbabilities(batch)];
    for (const [i, result] of ours.entries())
      for (const [k, p] of result.entries()) expect(Math.abs(theirs[i]![k]! - p)).toBeLessThan(tolerance);
  },
);

test('the scalar head learns values at positions and starts at zero', async () => {
  const engine = await open(lora);
  const sequences = batch.map((s) => ({ tokens: s.tokens, positions: [3, 5], values: [1, -1] }));
  expect((await engine.scalars(sequences)).flatMap((r) => [...r])).toEqual(Array(6).fill(0));
  const first = await engine.scalarStep(sequences, { learningRate: 0.01 });
  expect(first.loss).toBeCloseTo(1, 6);
  for (let step = 0; step < 60; step++) await engine.scalarStep(sequences, { learningRate: 0.01 });
  for (const result of await engine.scalars(sequences)) {
    expect(result[0]).toBeGreaterThan(0.7);
    expect(result[1]).toBeLessThan(-0.7);
  }
});

test.each([
  ['every weight', full],
  ['adapters', lora],
])('a checkpoint resumes bit for bit: %s', async (name, trainable) => {
  const file = join(folder, `${name}.safetensors`);
  const scalar = [{ tokens: [1, 2, 3], positions: [2], values: [1] }];
  const go = async (engine: Engine) => {
    await engine.step(batch, { learningRate: 0.01 });
    await engine.scalarStep(scalar, { learningRate: 0.01 });
  };
  const engine = await open(trainable);
  await go(engine);
  await engine.save(file);
  await go(engine);
  const resumed = await open(trainable, 1);
  await resumed.load(file);
  await go(resumed);
  expect(await resumed.logProbabilities(batch)).toEqual(await engine.logProbabilities(batch));
  expect(await resumed.scalars(scalar)).toEqual(await engine.scalars(scalar));
});

test('a cut, altered, missing or foreign checkpoint is refused and changes nothing', async () => {
  const engine = await open(lora);
  const file = join(folder, 'whole.safetensors');
  await engine.save(file);
  const bytes = readFileSync(file);
  const altered = Buffer.from(bytes);
  altered[bytes.length - 50]! ^= 1;
  const bad = { cut: bytes.subarray(0, -7), short: bytes.subarray(0, 5), altered, noise: randomBytes(500) };
  const before = await engine.logProbabilities(batch);
  for (const [name, content] of Object.entries(bad)) {
    writeFileSync(join(folder, name), content);
    await expect(engine.load(join(folder, name)), name).rejects.toMatchObject({ code: 'CHECKPOINT_CORRUPT' });
  }
  await expect(engine.load(join(folder, 'none'))).rejects.toMatchObject({ code: 'CHECKPOINT_CORRUPT' });
  const other = await open({ ...lora, rank: 2 });
  await expect(other.load(file)).rejects.toMatchObject({ code: 'CHECKPOINT_CORRUPT' });
  expect(await engine.logProbabilities(batch)).toEqual(before);
});

test('a token outside the vocabulary or a sequence beyond the context is a usage error', async () => {
  const engine = await open(full);
  const tooLong = { tokens: Array(300).fill(1), targets: [298] };
  await expect(engine.logProbabilities([{ tokens: [1, 40, 2], targets: [1] }])).rejects.toMatchObject({
    code: 'USAGE',
  });
  await expect(engine.logProbabilities([tooLong])).rejects.toMatchObject({ code: 'USAGE' });
  await expect(engine.logProbabilities([{ tokens: [1, 2], targets: [1] }])).rejects.toMatchObject({ code: 'USAGE' });
});

test('weights of another shape are refused', async () => {
  const weights = initialWeights({ ...shape, hidden: 40 }, 1);
  await expect(open(full, 1, weights)).rejects.toMatchObject({ code: 'USAGE' });
});

test('a worker that dies rejects instead of hanging', async () => {
  const weights = initialWeights(shape, 1);
  const norm = weights.get('model.norm.weight')!;
  weights.set('model.norm.weight', { ...norm, data: norm.data.subarray(1) });
  await expect(open(full, 1, weights)).rejects.toMatchObject({ code: 'MODEL_FAILED' });
});

test('a closed engine rejects instead of hanging', async () => {
  const engine = await open(full);
  await engine.close();
  await expect(engine.logProbabilities(batch)).rejects.toMatchObject({ code: 'MODEL_FAILED' });
});
