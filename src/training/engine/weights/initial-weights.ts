import { createRng } from '../../../records/rng.ts';
import type { DecoderShape, Weights } from '../engine.ts';
import { baseParameters, EMBEDDING, elements, FINAL_NORM, weightName } from './parameters.ts';

/**
 * Weights of a new decoder. The attention starts mimetic (Trockman and Kolter 2023): keys resemble queries, so that a
 * token first attends to its like, and the output projection starts as half the transpose of the values', so that what
 * is found is copied. On small decoders that learn to copy names from the screen, this saves much of the training.
 */
export function initialWeights(shape: DecoderShape, seed: number): Weights {
  const rng = createRng(seed);
  const deviations = createDeviations(shape);
  const weights: Weights = new Map();
  for (const parameter of baseParameters(shape)) {
    const data = new Float32Array(elements(parameter.shape));
    const deviation = deviations.get(parameter.name);
    if (deviation === undefined) data.fill(1);
    else for (let i = 0; i < data.length; i++) data[i] = rng.normal() * deviation;
    weights.set(parameter.name, { shape: parameter.shape, data });
  }
  for (let layer = 0; layer < shape.layers; layer++) makeMimetic(shape, weights, layer);
  return weights;
}

/** Standard deviation by name; norms have none, they start at 1. */
function createDeviations(shape: DecoderShape): Map<string, number> {
  const inner = 0.64 / Math.sqrt(shape.width);
  const outer = (0.75 * inner) / Math.sqrt(2 * shape.layers);
  const deviations = new Map([[EMBEDDING, 0.03]]);
  for (const { name } of baseParameters(shape)) {
    if (name === EMBEDDING || name === FINAL_NORM || name.endsWith('layernorm.weight')) continue;
    deviations.set(name, name.includes('.o_proj') || name.includes('.down_proj') ? outer : inner);
  }
  return deviations;
}

function makeMimetic(shape: DecoderShape, weights: Weights, layer: number): void {
  const { width, heads, kvHeads } = shape;
  const headWidth = width / heads;
  const shared = heads / kvHeads;
  const data = (linear: 'q' | 'k' | 'v' | 'o') => weights.get(weightName(layer, linear))!.data;
  const [q, k, v, o] = [data('q'), data('k'), data('v'), data('o')];
  for (let row = 0; row < kvHeads * headWidth; row++) {
    const head = Math.floor(row / headWidth);
    const queryRow = head * shared * headWidth + (row % headWidth);
    for (let i = 0; i < width; i++) k[row * width + i] = 0.8 * q[queryRow * width + i]! + 0.6 * k[row * width + i]!;
  }
  for (let column = 0; column < heads * headWidth; column++) {
    const valueRow = Math.floor(column / headWidth / shared) * headWidth + (column % headWidth);
    for (let i = 0; i < width; i++) {
      o[i * width + column] = o[i * width + column]! + 0.5 * v[valueRow * width + i]!;
    }
  }
}
