import { createRng } from '../../records/rng.ts';
import type { Engine, Sequence } from '../engine/engine.ts';
import type { Example } from '../examples/examples.ts';

/** The paper's settings of offline PPO (section 5.2). */
export const paperPpo = {
  learningRate: 1.4e-5,
  batch: 8,
  epochs: 4,
  clip: 0.2,
  initialKl: 0.2,
  targetKl: 0.1,
  /** At most so many recorded failures (ours; the paper used all of its 1,788). */
  most: 1788,
};
export type PpoSettings = typeof paperPpo;

/** A recorded failure with the reward model's value of each step, already in [-0.5, 0.5]. */
export type PpoExample = { example: Example; rewards: readonly number[] };

export type PpoReport = { update: number; objective: number; kl: number; klWeight: number; clipped: number };

/**
 * Phase 4 (paper section 4.4): clipped PPO on recorded failures. `engine` starts as LAM3, which is also the reference of the KL bound.
 * The advantage of a token is its step's reward against the mean over the set (the plan is part of the first step's decision); the KL
 * weight follows its target; training stops early when the KL runs to four times the target.
 */
export async function policyGradient(options: {
  engine: Engine;
  examples: readonly PpoExample[];
  settings: PpoSettings;
  seed: number;
  signal?: AbortSignal;
  /** The KL divergence from the start is null as long as there is none. */
  onProgress?: (done: number, total: number, kl: number | null) => void;
}): Promise<PpoReport[]> {
  const { engine, settings } = options;
  const items = options.examples
    .filter((e) => e.example.steps.some((s) => s >= 0))
    .map(({ example, rewards }) => ({ example, rewards }));
  if (items.length === 0) return [];
  const perEpoch = Math.ceil(items.length / settings.batch);
  options.onProgress?.(0, perEpoch * settings.epochs, null);
  const reference = await engine.logProbabilities(items.map((i) => i.example));
  const spread = moments(items.flatMap((i) => [...i.rewards]));
  const reports: PpoReport[] = [];
  let klWeight = settings.initialKl;
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    const order = createRng(options.seed)
      .fork(`ppo epoch ${epoch}`)
      .shuffle(items.map((_, i) => i));
    for (let u = 0; u < perEpoch; u++) {
      options.signal?.throwIfAborted();
      const chosen = order.slice(u * settings.batch, (u + 1) * settings.batch);
      const now = await engine.logProbabilities(chosen.map((i) => items[i]!.example));
      const update = weigh(
        chosen.map((i, k) => ({ ...items[i]!, now: now[k]!, before: reference[i]! })),
        spread,
        klWeight,
        settings.clip,
      );
      await engine.step(update.sequences, { learningRate: settings.learningRate, clip: 1, weightDecay: 0 });
      reports.push({
        update: reports.length + 1,
        objective: update.objective,
        kl: update.kl,
        klWeight,
        clipped: update.clipped,
      });
      options.onProgress?.(reports.length, perEpoch * settings.epochs, update.kl);
      klWeight *= update.kl > 1.5 * settings.targetKl ? 1.5 : update.kl < settings.targetKl / 1.5 ? 1 / 1.5 : 1;
      klWeight = Math.min(Math.max(klWeight, 0.02), 20);
      if (update.kl > 4 * settings.targetKl) return reports;
    }
  }
  return reports;
}

type Weighed = { example: Example; rewards: readonly number[]; now: Float32Array; before: Float32Array };

/**
 * Turns the clipped objective into a weight for each token's log-probability: A * ratio where the clip does not bind, 0 where it does,
 * less the gradient of the KL penalty (k3 estimator).
 */
function weigh(items: readonly Weighed[], spread: { mean: number; deviation: number }, klWeight: number, clip: number) {
  let kl = 0;
  let objective = 0;
  let clipped = 0;
  let count = 0;
  for (const item of items) count += item.example.steps.length;
  const sequences: Sequence[] = items.map(({ example, rewards, now, before }) => {
    const weights = example.steps.map((step, t) => {
      const advantage = ((rewards[Math.max(step, 0)] ?? spread.mean) - spread.mean) / spread.deviation;
      const difference = now[t]! - before[t]!;
      const ratio = Math.exp(Math.min(difference, 5));
      const binds = advantage > 0 ? ratio > 1 + clip : ratio < 1 - clip;
      kl += Math.exp(Math.min(-difference, 5)) - 1 + difference;
      objective += Math.min(advantage * ratio, advantage * Math.min(Math.max(ratio, 1 - clip), 1 + clip));
      if (binds) clipped += 1;
      const pull = klWeight * (1 - Math.exp(Math.min(-difference, 5)));
      return ((binds ? 0 : advantage * ratio) - pull) / count;
    });
    return { tokens: example.tokens, targets: example.targets, weights };
  });
  return { sequences, kl: kl / count, objective: objective / count, clipped: clipped / count };
}

function moments(values: readonly number[]): { mean: number; deviation: number } {
  const mean = values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
  const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / Math.max(1, values.length);
  return { mean, deviation: Math.max(Math.sqrt(variance), 0.05) };
}
