import type { DecoderShape, Trainable, Weights } from '../engine.ts';
import type { Trained } from './adamw.ts';
import { adaptedLinears, baseParameters } from './parameters.ts';

/** A copy of the decoder's weights with the adapters folded in: W + alpha / rank * B A. */
export function mergeAdapters(
  shape: DecoderShape,
  trainable: Trainable,
  weights: Weights,
  trained: ReadonlyMap<string, Trained>,
): Weights {
  const merged: Weights = new Map();
  for (const { name, shape: dimensions } of baseParameters(shape))
    merged.set(name, { shape: dimensions, data: weights.get(name)!.data.slice() });
  if (trainable.kind === 'full') return merged;
  const scale = trainable.alpha / trainable.rank;
  for (const { weight, down, up } of adaptedLinears(shape, trainable)) {
    const { data, shape: dimensions } = merged.get(weight)!;
    fold(data, dimensions[1]!, trained.get(down)!.value, trained.get(up)!.value, trainable.rank, scale);
  }
  return merged;
}

function fold(
  weight: Float32Array,
  wide: number,
  down: Float32Array,
  up: Float32Array,
  rank: number,
  scale: number,
): void {
  for (let out = 0; out * wide < weight.length; out++) {
    for (let r = 0; r < rank; r++) {
      const factor = scale * up[out * rank + r]!;
      if (factor === 0) continue;
      for (let i = 0; i < wide; i++) weight[out * wide + i] = weight[out * wide + i]! + factor * down[r * wide + i]!;
    }
  }
}
