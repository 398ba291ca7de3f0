import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRng } from '../../records/rng.ts';
import { createEngine } from '../engine/create-engine.ts';
import type { Engine } from '../engine/engine.ts';
import { initialWeights } from '../engine/weights/initial-weights.ts';
import type { Example } from '../examples/examples.ts';
import { learningRate, trainSupervised } from '../train-supervised.ts';
import { paperPpo, policyGradient } from './policy-gradient.ts';
import { fitReward, measureReward, type RewardExample } from './reward-model.ts';

const shape = {
  layers: 2,
  width: 32,
  heads: 2,
  kvHeads: 2,
  hidden: 64,
  vocabulary: 40,
  ropeBase: 10_000,
  normEps: 1e-5,
  context: 64,
};
const open = (seed: number) =>
  createEngine({ shape, weights: initialWeights(shape, seed), trainable: { kind: 'full' }, seed, threads: 1 });

/** A toy task: after a word the model is to answer its double (mod 40), then the end. */
const example = (word: number): Example => ({
  tokens: [1, word, 2, (word * 2) % 40, 3],
  targets: [2, 3],
  steps: [0, 0],
});

let engine: Engine;
beforeAll(async () => {
  engine = await open(1);
});
afterAll(() => engine.close());

test('supervised training learns the toy task, the loss on targets alone', async () => {
  const schedule = { tokens: 16_000, batchTokens: 80, learningRate: 1e-2, warmup: 0.05 };
  const curve = await trainSupervised({ engine, draw: (rng) => example(rng.int(4, 15)), schedule, seed: 1 });
  expect(curve[0]!.loss).toBeGreaterThan(2);
  expect(curve.at(-1)!.loss).toBeLessThan(0.3);
});

test('where examples are known before they are learnt from, training ends early, and a kill changes nothing', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'lamwright-test-'));
  const schedule = { tokens: 14_000, batchTokens: 40, learningRate: 1e-2, warmup: 0.05 };
  const stopped = new AbortController();
  const learn = async (own: Engine, stopAt = 0) => {
    const said: boolean[] = [];
    const curve = await trainSupervised({
      ...{ engine: own, schedule, seed: 1, signal: stopped.signal },
      draw: (rng) => example(rng.int(4, 7)),
      resume: { path: join(dir, 'resume'), everyMs: stopAt ? 0 : 1e9 },
      onProgress: (_, __, ___, hurries) => {
        if (said.push(hurries === true) === stopAt) stopped.abort();
      },
    });
    return { curve, said };
  };
  const [whole, cut, rest] = await Promise.all([open(3), open(3), open(3)]);
  const { curve, said } = await learn(whole);
  expect(curve.at(-1)!.tokens).toBeLessThan(0.9 * schedule.tokens);
  expect(said.at(-1)).toBe(true);
  expect(curve.at(-1)!.rate).toBeLessThan(0.1 * schedule.learningRate);
  const half = said.indexOf(true) + 5;
  await expect(learn(cut, half)).rejects.toThrow();
  const again = await trainSupervised({
    ...{ engine: rest, schedule, seed: 1, resume: { path: join(dir, 'resume'), everyMs: 1e9 } },
    draw: (rng) => example(rng.int(4, 7)),
  });
  expect(again.map(({ loss }) => loss)).toEqual(curve.map(({ loss }) => loss));
  await Promise.all([whole, cut, rest].map((own) => own.close()));
  await rm(dir, { recursive: true });
});

test('the rate rises, then falls', () => {
  const at = (p: number) => learningRate(p, { learningRate: 1, warmup: 0.1 });
  expect(at(0)).toBeLessThan(0.05);
  expect(at(0.1)).toBeGreaterThan(0.9);
  expect(at(1)).toBeLessThan(0.05);
});

test('PPO makes punished answers less likely than rewarded ones and stays near its start', async () => {
  const answer = (word: number, said: number): Example => ({
    tokens: [1, word, 2, said, 3],
    targets: [2, 3],
    steps: [0, 0],
  });
  const good = [5, 6, 7, 8].map((w) => ({ example: answer(w, (w * 2) % 40), rewards: [0.5] }));
  const bad = [9, 10, 11, 12].map((w) => ({ example: answer(w, (w * 2 + 1) % 40), rewards: [-0.5] }));
  const examples = [...good, ...bad].map((e) => e.example);
  const sums = async () => (await engine.logProbabilities(examples)).map((l) => l[0]!);
  const before = await sums();
  const reports = await policyGradient({
    engine,
    examples: [...good, ...bad],
    settings: { ...paperPpo, learningRate: 1e-3 },
    seed: 1,
  });
  const after = await sums();
  const change = after.map((a, i) => a - before[i]!);
  const mean = (xs: number[]) => xs.reduce((a, b) => a + b, 0) / xs.length;
  expect(mean(change.slice(0, 4))).toBeGreaterThan(mean(change.slice(4)));
  expect(mean(change.slice(4))).toBeLessThan(0);
  expect(reports.at(-1)!.kl).toBeLessThan(1);
});

test('the reward model tells solved from failed on trajectories it has not seen', async () => {
  const other = await open(2);
  const rng = createRng(3);
  const make = (i: number): RewardExample => {
    const success = i % 2 === 0;
    const word = rng.int(10, 39);
    return {
      id: `t${i}`,
      success,
      tokens: [1, success ? 4 : 5, word, 2, 3],
      positions: [3, 4],
      values: [0, 0].map(() => (success ? 1 : -1)),
    };
  };
  const all = Array.from({ length: 80 }, (_, i) => make(i));
  await fitReward({ engine: other, examples: all.slice(0, 60), epochs: 6, batch: 8, learningRate: 3e-3, seed: 1 });
  const measured = await measureReward(other, all.slice(60));
  await other.close();
  expect(measured.accuracy).toBeGreaterThan(0.9);
  expect(measured.auc).toBeGreaterThan(0.9);
});
