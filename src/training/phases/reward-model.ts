import { createRng, hashString } from '../../records/rng.ts';
import type { Engine } from '../engine/engine.ts';
import { type ExampleContext, trajectoryExample } from '../examples/examples.ts';
import type { Demonstration } from './imitation.ts';

/** How steps are labelled: every step by its trajectory's outcome (the paper), or by the step that the typed failure names. */
export type Credit = 'outcome' | 'step';

export type RewardExample = { id: string; success: boolean; tokens: number[]; positions: number[]; values: number[] };

/** +1 or -1 at the end of each step's answer (paper section 4.4). With step credit, the steps before the one that failed are worth 0. */
export function rewardExample(
  { trajectory, task }: Demonstration,
  credit: Credit,
  context: ExampleContext,
): RewardExample {
  const example = trajectoryExample(task.request, trajectory.steps, context);
  const { success, failure } = trajectory.outcome;
  const positions: number[] = [];
  const values: number[] = [];
  example.steps.forEach((step, i) => {
    if (step < 0 || example.steps[i + 1] === step) return;
    positions.push(example.targets[i]! + 1);
    const blamed = failure?.step ?? null;
    values.push(success ? 1 : credit === 'step' && blamed !== null && step < blamed ? 0 : -1);
  });
  return { id: trajectory.id, success, tokens: example.tokens, positions, values };
}

/** One in five trajectories is held out, by the hash of its task: no task stands on both sides. */
export const heldOutForReward = (taskId: string) => hashString(`reward/${taskId}`) % 5 === 0;

/** Trains the scalar head (and what the engine trains beside it) by mean squared error, two epochs as the paper. */
export async function fitReward(options: {
  engine: Engine;
  examples: readonly RewardExample[];
  epochs: number;
  batch: number;
  learningRate: number;
  seed: number;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number, loss: number | null) => void;
}): Promise<{ step: number; loss: number }[]> {
  const curve: { step: number; loss: number }[] = [];
  const perEpoch = Math.ceil(options.examples.length / options.batch);
  const total = perEpoch * options.epochs;
  options.onProgress?.(0, total, null);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    const order = createRng(options.seed).fork(`reward epoch ${epoch}`).shuffle(options.examples);
    for (let i = 0; i < perEpoch; i++) {
      options.signal?.throwIfAborted();
      const batch = order.slice(i * options.batch, (i + 1) * options.batch);
      const rate = options.learningRate * (1 - curve.length / total);
      const { loss } = await options.engine.scalarStep(batch, { learningRate: rate, clip: 1 });
      curve.push({ step: curve.length + 1, loss });
      options.onProgress?.(curve.length, total, loss);
    }
  }
  return curve;
}

/** Accuracy (sign of a trajectory's mean value) and area under the ROC curve on held-out trajectories. */
export async function measureReward(
  engine: Engine,
  examples: readonly RewardExample[],
): Promise<{ n: number; accuracy: number; auc: number | null }> {
  const values = examples.length === 0 ? [] : await engine.scalars(examples);
  const scored = examples.map((e, i) => ({ success: e.success, score: mean(values[i]!) }));
  const good = scored.filter((s) => s.success);
  const bad = scored.filter((s) => !s.success);
  const wins = good.reduce(
    (n, g) => n + bad.reduce((m, b) => m + (g.score > b.score ? 1 : g.score === b.score ? 0.5 : 0), 0),
    0,
  );
  return {
    n: scored.length,
    accuracy: scored.length === 0 ? 0 : scored.filter((s) => s.score > 0 === s.success).length / scored.length,
    auc: good.length === 0 || bad.length === 0 ? null : wins / (good.length * bad.length),
  };
}

const mean = (values: ArrayLike<number>) =>
  values.length === 0 ? 0 : Array.from(values).reduce((a, b) => a + b, 0) / values.length;
