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
  /** How many of the seen families take part, drawn by the seed; all of them where it is left out. Held-out families always do. */
  families?: number;
  tasks: Partial<Record<Split, number>>;
  explore: { tasks: number; tries: number; temperature: number };
  /** Whether a second reward model with step credit is trained and measured beside the paper's. */
  stepCredit: boolean;
  training: Record<BaseName, TrainingSettings>;
  evaluate: {
    offline: Partial<Record<Split, number>>;
    online: Partial<Record<Split, number>>;
    /** Policies without a model, on these many tasks of each online split. */
    plain: Partial<Record<Split, number>>;
    /** Online tasks of LAM1 to LAM3, the first of those that LAM4 is given. */
    earlier: Partial<Record<Split, number>>;
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
  LAM1: { tokens: 300_000 * scale, batchTokens: 1024, learningRate: 2e-3, warmup: 0.05 },
  LAM2: { tokens: 1_800_000 * scale, batchTokens: 2048, learningRate: 2e-3, warmup: 0.03 },
  LAM3: { tokens: 400_000 * scale, batchTokens: 2048, learningRate: 8e-4, warmup: 0.05 },
  reward: { epochs: 2, batch: 8, learningRate: 2e-4, credit: 'outcome', most: 4000 },
  LAM4: { ...paperPpo, learningRate: 1.4e-5 },
});

const smollm2 = (scale: number): TrainingSettings => ({
  LAM1: { tokens: 65_000 * scale, batchTokens: 1024, learningRate: 1e-3, warmup: 0.05 },
  LAM2: { tokens: 125_000 * scale, batchTokens: 1024, learningRate: 1e-3, warmup: 0.05 },
  LAM3: { tokens: 25_000 * scale, batchTokens: 1024, learningRate: 4e-4, warmup: 0.05 },
  reward: { epochs: 2, batch: 8, learningRate: 2e-4, credit: 'outcome', most: 40 * scale },
  LAM4: { ...paperPpo, most: 16 * scale },
});

/** One seed, one base, some of the families, a smaller online sample: from a fresh clone to the report in 25 minutes. */
export const quickstart = (base: BaseName, seed: number): Profile => ({
  name: 'quickstart',
  runs: [{ base, seed }],
  evolve: 400,
  families: 24,
  tasks: { train: 200, 'test-parameters': 40, 'test-wordings': 16, 'test-families': 12, 'test-template': 12 },
  explore: { tasks: 24, tries: 2, temperature: 0.7 },
  stepCredit: false,
  training: { tiny: tiny(1), 'smollm2-135m': smollm2(1) },
  evaluate: {
    offline: { 'test-parameters': 8 },
    online: { 'test-parameters': 40, 'test-wordings': 16, 'test-families': 8, 'test-template': 8 },
    plain: { 'test-parameters': 16 },
    earlier: { 'test-parameters': 8 },
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
  stepCredit: true,
  training: { tiny: tiny(2), 'smollm2-135m': smollm2(6) },
  evaluate: {
    offline: { 'test-parameters': 120, 'test-wordings': 60, 'test-families': 40, 'test-template': 40 },
    online: { 'test-parameters': 210, 'test-wordings': 105, 'test-families': 60, 'test-template': 60 },
    plain: { 'test-parameters': 210, 'test-wordings': 60, 'test-families': 60, 'test-template': 60 },
    earlier: { 'test-parameters': 105, 'test-wordings': 60, 'test-families': 40, 'test-template': 40 },
  },
});
