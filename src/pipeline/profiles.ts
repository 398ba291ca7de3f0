import type { BaseName } from '../training/base.ts';
import type { EngineChoice } from '../training/measure-speed.ts';
import type { ImitationSchedule, RewardSettings } from '../training/phases/lam-phases.ts';
import { type PpoSettings, paperPpo } from '../training/phases/policy-gradient.ts';
import type { FitSchedule } from '../training/train-supervised.ts';
import type { Amount, Amounts, Counts } from './amounts.ts';

/** How much of everything: the only difference between a quickstart and a study. */
export type Profile = {
  name: string;
  /** What it should take from the first page to the report: where the processor has products of bytes (VNNI), and where it has none. */
  minutes: { bytes: number; floats: number };
  /** About how long an episode takes one worker, with the start of a fresh copy, in seconds. */
  episodeS: number;
  /** What each base is computed with; bytes and a thread for each worker where it is left out (see schedule/). */
  engines?: Partial<Record<BaseName, EngineChoice>>;
  /** The seeds of a base share its test tasks among them, so that each task counts once. */
  runs: { base: BaseName; seed: number }[];
  /** Documentation plans that are evolved without a model. */
  evolve: number;
  tasks: Amounts;
  /** Each try draws its temperature between the two. */
  explore: { tasks: number; tries: number; temperatures: [number, number] };
  /** Whether a second reward model with step credit is trained and measured beside the paper's. */
  stepCredit: boolean;
  training: Record<BaseName, TrainingSettings>;
  evaluate: {
    offline: Counts;
    online: Amounts;
    /** Doing nothing, chance and the reference solution, on these many tasks of each online split. */
    plain: Counts;
    /** The plan follower, for the paired test with LAM4. */
    follower: Amounts;
    /** Remembering without a model, for the same; all of the online tasks where it is left out. */
    recall?: Amounts;
    /** Online tasks of LAM1 to LAM3, the first of those that LAM4 is given. */
    earlier: Amounts;
  };
};

export type TrainingSettings = {
  LAM1: FitSchedule;
  LAM2: ImitationSchedule;
  LAM3: ImitationSchedule;
  reward: RewardSettings;
  LAM4: PpoSettings;
};

const tiny = (scale: number): TrainingSettings => ({
  LAM1: { tokens: 300_000 * scale, batchTokens: 800, learningRate: 1.5e-3, warmup: 0.05 },
  LAM2: { tokens: 2_400_000 * scale, batchTokens: 1600, learningRate: 1.5e-3, warmup: 0.03 },
  LAM3: { tokens: 500_000 * scale, batchTokens: 1600, learningRate: 6e-4, warmup: 0.05 },
  reward: { epochs: 2, batch: 8, learningRate: 2e-4, credit: 'outcome', most: 4000 },
  LAM4: paperPpo,
});

/** A hundred tokens to an update is one example: with LoRA, many small updates learn far more from the same tokens than few large ones. */
const one = { batchTokens: 100, warmup: 0.05 };
const smollm2 = (
  tokens: { LAM1: number; LAM2: number; LAM3: number },
  most: { reward: number; LAM4: number },
  fillings?: number,
) => ({
  LAM1: { ...one, tokens: tokens.LAM1, learningRate: 2e-3 },
  LAM2: { ...one, tokens: tokens.LAM2, learningRate: 2e-3, fillings },
  LAM3: { ...one, tokens: tokens.LAM3, learningRate: 5e-4, fillings },
  reward: { epochs: 2, batch: 8, learningRate: 2e-4, credit: 'outcome' as const, most: most.reward },
  LAM4: { ...paperPpo, learningRate: 3e-5, most: most.LAM4 },
});

/** Each kind of task is tested once; packs of few families have more tasks of each. */
const onceEach: Amount = { each: 1, least: 40 };
/** Of held-out families a smaller pack may have few. */
const onceEachHeldOut: Amount = { each: 1, least: 8 };

/** One seed, one base, two train tasks and one test task of a kind of each family: from a fresh clone to the report in 12 to 25 minutes. */
export const quickstart = (base: BaseName, seed: number): Profile => ({
  name: 'quickstart',
  minutes: { bytes: 12, floats: 25 },
  episodeS: 3.5,
  runs: [{ base, seed }],
  evolve: 400,
  tasks: {
    train: { each: 2, least: 80 },
    'test-parameters': onceEach,
    'test-wordings': onceEach,
    'test-families': onceEachHeldOut,
    'test-template': 8,
  },
  explore: { tasks: 20, tries: 2, temperatures: [0.5, 1.5] },
  stepCredit: false,
  training: {
    tiny: tiny(0.75),
    'smollm2-135m': smollm2({ LAM1: 20_000, LAM2: 140_000, LAM3: 20_000 }, { reward: 16, LAM4: 8 }, 0.6),
  },
  evaluate: {
    offline: { 'test-parameters': 8 },
    online: {
      'test-parameters': onceEach,
      'test-wordings': onceEach,
      'test-families': onceEachHeldOut,
      'test-template': 8,
    },
    plain: { 'test-parameters': 8 },
    follower: { 'test-parameters': 40 },
    recall: { 'test-parameters': 40, 'test-wordings': 12, 'test-families': 8, 'test-template': 8 },
    earlier: { 'test-parameters': 6 },
  },
});

/** The full study: three seeds of the tiny base, one of SmolLM2-135M, n of 200 and more. */
export const study = (seed: number): Profile => ({
  name: 'study',
  minutes: { bytes: 120, floats: 240 },
  episodeS: 3.5,
  runs: [
    { base: 'smollm2-135m', seed },
    { base: 'tiny', seed },
    { base: 'tiny', seed: seed + 1 },
    { base: 'tiny', seed: seed + 2 },
  ],
  evolve: 1000,
  tasks: { train: 616, 'test-parameters': 210, 'test-wordings': 160, 'test-families': 44, 'test-template': 44 },
  explore: { tasks: 64, tries: 4, temperatures: [0.5, 1.5] },
  stepCredit: true,
  training: {
    tiny: tiny(0.6),
    'smollm2-135m': smollm2({ LAM1: 150_000, LAM2: 600_000, LAM3: 100_000 }, { reward: 60, LAM4: 32 }),
  },
  evaluate: {
    offline: { 'test-parameters': 40, 'test-wordings': 20, 'test-families': 22, 'test-template': 20 },
    online: { 'test-parameters': 210, 'test-wordings': 154, 'test-families': 44, 'test-template': 44 },
    plain: { 'test-parameters': 20, 'test-families': 10, 'test-template': 10 },
    follower: { 'test-parameters': 210, 'test-families': 44, 'test-template': 44 },
    earlier: { 'test-parameters': 40, 'test-wordings': 15, 'test-families': 10, 'test-template': 10 },
  },
});

/** The study of a desktop application (the paper's case study), where a task takes longer: the same recipe on fewer tasks. */
export const caseStudy = (seed: number): Profile => ({
  ...study(seed),
  name: 'case-study',
  minutes: { bytes: 150, floats: 300 },
  episodeS: 8,
  tasks: { train: 420, 'test-parameters': 210, 'test-wordings': 108, 'test-families': 36, 'test-template': 42 },
  explore: { tasks: 40, tries: 4, temperatures: [0.5, 1.5] },
  stepCredit: false,
  training: {
    tiny: tiny(0.6),
    'smollm2-135m': smollm2({ LAM1: 120_000, LAM2: 450_000, LAM3: 50_000 }, { reward: 48, LAM4: 32 }),
  },
  evaluate: {
    offline: { 'test-parameters': 24, 'test-wordings': 12, 'test-families': 6, 'test-template': 6 },
    online: { 'test-parameters': 210, 'test-wordings': 108, 'test-families': 24, 'test-template': 24 },
    plain: { 'test-parameters': 14 },
    follower: { 'test-parameters': 210, 'test-families': 24, 'test-template': 24 },
    earlier: { 'test-parameters': 30, 'test-wordings': 14 },
  },
});
