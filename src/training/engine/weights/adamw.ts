/** One trained tensor with its optimiser state. */
export type Trained = {
  name: string;
  shape: number[];
  value: Float32Array;
  gradient: Float32Array;
  first: Float32Array;
  second: Float32Array;
  /** Updates so far. */
  steps: number;
};

export type AdamWOptions = { learningRate: number; clip: number; weightDecay: number };

const BETA1 = 0.9;
const BETA2 = 0.95;
const EPSILON = 1e-8;

export function globalNorm(tensors: readonly Trained[]): number {
  let total = 0;
  for (const { gradient } of tensors) {
    let sum = 0;
    for (let i = 0; i < gradient.length; i++) sum += gradient[i]! * gradient[i]!;
    total += sum;
  }
  return Math.sqrt(total);
}

/** AdamW (betas 0.9 and 0.95) after clipping to a global norm; decay touches matrices only, not norms and biases. */
export function adamW(tensors: readonly Trained[], norm: number, options: AdamWOptions): void {
  const shrink = norm > options.clip ? options.clip / norm : 1;
  for (const tensor of tensors) {
    const { value, gradient, first, second } = tensor;
    tensor.steps++;
    const rate = options.learningRate / (1 - BETA1 ** tensor.steps);
    const correction = 1 / (1 - BETA2 ** tensor.steps);
    const keep = tensor.shape.length > 1 ? 1 - options.learningRate * options.weightDecay : 1;
    for (let i = 0; i < value.length; i++) {
      const g = gradient[i]! * shrink;
      const m = BETA1 * first[i]! + (1 - BETA1) * g;
      const v = BETA2 * second[i]! + (1 - BETA2) * g * g;
      first[i] = m;
      second[i] = v;
      value[i] = value[i]! * keep - (rate * m) / (Math.sqrt(v * correction) + EPSILON);
    }
  }
}
