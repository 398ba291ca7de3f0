import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { DecoderShape } from '../src/models/decoder.ts';
import { exportGguf } from '../src/models/formats/gguf.ts';
import { loadLlama } from '../src/models/llama-runtime.ts';
import { trainTokenizer } from '../src/models/tokenizer/train-tokenizer.ts';
import { createRng } from '../src/records/rng.ts';
import { createEngine } from '../src/training/engine/create-engine.ts';
import { initialWeights } from '../src/training/engine/weights/initial-weights.ts';

it('training engine and llama.cpp give the same log-probabilities, after training steps and export', async () => {
  const tokenizer = trainTokenizer(['open the tiddler, edit the tiddler'], { size: 300, specials: ['<eos>'] });
  const shape: DecoderShape = {
    layers: 3,
    width: 64,
    heads: 4,
    kvHeads: 2,
    hidden: 160,
    vocabulary: tokenizer.tokens.length,
    ropeBase: 10_000,
    normEps: 1e-5,
    context: 128,
  };
  const rng = createRng(11);
  const tokens = Array.from({ length: 96 }, () => rng.int(0, shape.vocabulary - 1));
  const targets = Array.from({ length: 95 }, (_, i) => i);
  const engine = await createEngine({
    shape,
    weights: initialWeights(shape, 2),
    trainable: { kind: 'full' },
    seed: 2,
    threads: 1,
  });
  const folder = await mkdtemp(join(tmpdir(), 'lamwright-engines-'));
  try {
    for (let i = 0; i < 8; i++) await engine.step([{ tokens, targets }], { learningRate: 3e-3 });
    const [trained] = await engine.logProbabilities([{ tokens, targets }]);
    const file = join(folder, 'model.gguf');
    await exportGguf(file, { shape, weights: await engine.weights(), tokenizer, quantization: 'f32', name: 'test' });
    const runtime = await loadLlama(file, { exact: true });
    const session = await runtime.session();
    const exported = await session.logProbabilities(tokens, targets);
    await runtime.close();
    const mean = (values: Float32Array) => values.reduce((a, b) => a + b, 0) / values.length;
    expect(mean(exported)).toBeCloseTo(mean(trained!), 4);
    for (const i of targets) expect(exported[i]).toBeCloseTo(trained![i]!, 2);
    expect(Math.max(...targets.map((i) => Math.abs(exported[i]! - trained![i]!)))).toBeLessThan(1e-3);
  } finally {
    await engine.close();
    await rm(folder, { recursive: true });
  }
});
