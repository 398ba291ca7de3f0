import type { Split } from '../records/task.ts';
import type { BaseName } from '../training/base.ts';
import type { RewardSettings } from '../training/phases/lam-phases.ts';
import { type PpoSettings, paperPpo } from '../training/phases/policy-gradient.ts';
import type { FitSchedule } from '../training/train-supervised.ts';

/** How much of everything: the only difference between a quickstart and a study. */
export type Profile = {
  name: string;
  runs: { base: BaseName; seed: number }[];
  /** Documentation plans that are evolved without a model. */
  evolve: number;
  tasks: Partial<Record<Split, number>>;
  explore: { tasks: number; tries: number; temperature: number };
  training: Record<BaseName, TrainingSettings>;
  evaluate: {
    planning: number;
    offline: Partial<Record<Split, number>>;
    online: Partial<Record<Split, number>>;
    /** Policies without a model, on these many tasks of each online split. */
    plain: Partial<Record<Split, number>>;
    /** Online tasks of LAM1 to LAM3, at most, in each split. */
    earlier: number;
  };
};

export type TrainingSettings = {
  LAM1: FitSchedule;
  LAM2: FitSchedule;
  LAM3: FitSchedule;
  reward: RewardSettings;
  LAM4: PpoSettings;
};

const tiny = (scale: number): TrainingSettings => ({
  LAM1: { tokens: 400_000 * scale, batchTokens: 4096, learningRate: 2e-3, warmup: 0.05 },
  LAM2: { tokens: 2_400_000 * scale, batchTokens: 6144, learningRate: 2e-3, warmup: 0.03 },
  LAM3: { tokens: 700_000 * scale, batchTokens: 6144, learningRate: 8e-4, warmup: 0.05 },
  reward: { epochs: 2, batch: 8, learningRate: 2e-4, credit: 'outcome', most: 4000 },
  LAM4: { ...paperPpo, learningRate: 1.4e-5 },
});

const smollm2 = (scale: number): TrainingSettings => ({
  LAM1: { tokens: 60_000 * scale, batchTokens: 2048, learningRate: 1e-3, warmup: 0.05 },
  LAM2: { tokens: 300_000 * scale, batchTokens: 3072, learningRate: 1e-3, warmup: 0.05 },
  LAM3: { tokens: 60_000 * scale, batchTokens: 3072, learningRate: 5e-4, warmup: 0.05 },
  reward: { epochs: 2, batch: 8, learningRate: 2e-4, credit: 'outcome', most: 60 * scale },
  LAM4: { ...paperPpo, learningRate: 1.4e-5 },
});

/** One seed, one base, a smaller online sample: from a fresh clone to the report in 25 minutes. */
export const quickstart = (base: BaseName, seed: number): Profile => ({
  name: 'quickstart',
  runs: [{ base, seed }],
  evolve: 400,
  tasks: { train: 320, 'test-parameters': 64, 'test-wordings': 32, 'test-families': 24, 'test-template': 24 },
  explore: { tasks: 48, tries: 2, temperature: 0.7 },
  training: { tiny: tiny(1), 'smollm2-135m': smollm2(1) },
  evaluate: {
    planning: 48,
    offline: { 'test-parameters': 48, 'test-wordings': 24 },
    online: { 'test-parameters': 48, 'test-wordings': 24, 'test-families': 12, 'test-template': 12 },
    plain: { 'test-parameters': 32 },
    earlier: 24,
  },
});

/** The full study: three seeds of the tiny base, one of SmolLM2-135M, n of 200 and more. */
export const study = (seed: number): Profile => ({
  name: 'study',
  runs: [
    { base: 'smollm2-135m', seed },
    { base: 'tiny', seed },
    { base: 'tiny', seed: seed + 1 },
    { base: 'tiny', seed: seed + 2 },
  ],
  evolve: 1000,
  tasks: { train: 900, 'test-parameters': 210, 'test-wordings': 105, 'test-families': 60, 'test-template': 60 },
  explore: { tasks: 160, tries: 3, temperature: 0.7 },
  training: { tiny: tiny(1.5), 'smollm2-135m': smollm2(6) },
  evaluate: {
    planning: 120,
    offline: { 'test-parameters': 120, 'test-wordings': 60, 'test-families': 40, 'test-template': 40 },
    online: { 'test-parameters': 210, 'test-wordings': 105, 'test-families': 60, 'test-template': 60 },
    plain: { 'test-parameters': 210, 'test-wordings': 60, 'test-families': 60, 'test-template': 60 },
    earlier: 105,
  },
});
