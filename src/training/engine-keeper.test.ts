import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Base } from './base.ts';
import { initialWeights } from './engine/weights/initial-weights.ts';
import { createEngineKeeper } from './engine-keeper.ts';

const shape = {
  ...{ layers: 2, width: 16, heads: 2, kvHeads: 1, hidden: 32, vocabulary: 40 },
  ...{ ropeBase: 10_000, normEps: 1e-5, context: 32 },
};
const base = { shape, weights: initialWeights(shape, 1), trainable: { kind: 'full' } } as Base;
const batch = [{ tokens: [1, 2, 3, 4], targets: [1, 2] }];

test('a phase that goes on has the engine of the phase before, and nothing but its saved state; a fresh one starts from the base', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'lamwright-test-'));
  const engines = createEngineKeeper();
  const open = (isFresh: boolean) => engines.open(base, { seed: 0, threads: 1, isFresh });
  try {
    const first = await open(true);
    const [untrained] = await first.logProbabilities(batch);
    await first.save(join(dir, 'state'));
    await first.step(batch, { learningRate: 0.1 });
    const next = await open(false);
    expect(next).toBe(first);
    await next.load(join(dir, 'state'));
    expect(await next.logProbabilities(batch)).toEqual([untrained]);
    await next.step(batch, { learningRate: 0.1 });
    const fresh = await open(true);
    expect(fresh).not.toBe(first);
    expect(await fresh.logProbabilities(batch)).toEqual([untrained]);
  } finally {
    await engines.close();
    await rm(dir, { recursive: true });
  }
});
