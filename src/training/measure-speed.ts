import { createRng } from '../records/rng.ts';
import type { BaseName } from './base.ts';
import { createEngine } from './engine/create-engine.ts';
import type { DecoderShape, Kernel, Trainable } from './engine/engine.ts';
import { initialWeights } from './engine/weights/initial-weights.ts';

/** What to compute with: how frozen weights multiply, and on how many threads. */
export type EngineChoice = { kernel: Kernel; threads: number };
export type Speed = EngineChoice & { tokensPerSecond: number };

/** The best of so many updates after the first counts: a busy moment is no property of the machine. */
const updates = 4;
const common = { ropeBase: 100_000, normEps: 1e-5, context: 512, vocabulary: 1024 };

/**
 * A piece of each base that trains in a moment, its examples, and how many times longer an update of the whole base takes. SmolLM2: one
 * frozen block and three trained ones stand for its 10 and 20; the times longer are measured on whole updates of the same length, with either
 * kernel. The tiny base: two blocks stand for five.
 */
const pieces: Record<
  BaseName,
  { shape: DecoderShape; examples: number; length: number; targets: number; longer: number }
> = {
  tiny: {
    shape: { layers: 2, width: 256, heads: 4, kvHeads: 4, hidden: 768, ...common },
    examples: 2,
    length: 256,
    targets: 48,
    longer: 2.9,
  },
  'smollm2-135m': {
    shape: { layers: 4, width: 576, heads: 9, kvHeads: 3, hidden: 1536, ...common },
    examples: 1,
    length: 288,
    targets: 8,
    longer: 8.6,
  },
};

/** Tokens a second that this machine trains of a base with each way to compute; a second or two for each. */
export async function measureSpeed(
  base: BaseName,
  cores: number,
  options: { signal?: AbortSignal; onProgress?: (done: number, total: number) => void } = {},
): Promise<Speed[]> {
  const found: Speed[] = [];
  const kernels: Kernel[] = base === 'tiny' ? ['floats'] : ['bytes', 'floats'];
  const total = kernels.length + (cores > 1 ? 1 : 0);
  const measure = async (choice: EngineChoice) => {
    options.signal?.throwIfAborted();
    options.onProgress?.(found.length, total);
    found.push({ ...choice, tokensPerSecond: await trainPiece(base, choice) });
  };
  for (const kernel of kernels) await measure({ kernel, threads: cores });
  // Two processors that share one core can be slower together than one of them.
  if (cores > 1) await measure({ kernel: fastest(found).kernel, threads: Math.ceil(cores / 2) });
  options.onProgress?.(total, total);
  return found;
}

/** The fastest way; a simpler one where it is as good but for a twentieth. */
export const fastest = (speeds: readonly Speed[]): Speed =>
  speeds.reduce((best, speed) => (speed.tokensPerSecond > 1.05 * best.tokensPerSecond ? speed : best));

async function trainPiece(base: BaseName, { kernel, threads }: EngineChoice): Promise<number> {
  const { shape, examples, length, targets, longer } = pieces[base];
  const trainable: Trainable =
    base === 'tiny' ? { kind: 'full' } : { kind: 'lora', rank: 16, alpha: 32, fromLayer: 1, frozen: kernel };
  const engine = await createEngine({ shape, weights: initialWeights(shape, 1), trainable, seed: 1, threads });
  try {
    const rng = createRng(1);
    let best = Number.POSITIVE_INFINITY;
    for (let update = 0; update <= updates; update++) {
      const batch = Array.from({ length: examples }, () => ({
        tokens: Array.from({ length }, () => rng.int(0, shape.vocabulary - 1)),
        targets: Array.from({ length: targets }, (_, i) => length - 1 - targets + i),
      }));
      const began = performance.now();
      await engine.step(batch, { learningRate: 1e-4 });
      if (update > 0) best = Math.min(best, performance.now() - began);
    }
    return (1000 * examples * length) / (best * longer);
  } finally {
    await engine.close();
  }
}
