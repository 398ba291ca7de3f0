import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { LamwrightError } from '../records/error.ts';
import { move } from '../records/files/move.ts';
import { createRng, type Rng } from '../records/rng.ts';
import type { Engine } from './engine/engine.ts';
import type { Example } from './examples/examples.ts';

/** How long and how fast: cosine schedule with warm-up, as the paper's SFT (section 5.2), counted in tokens so that shapes do not matter. */
export type FitSchedule = {
  /** Sequence tokens to train on in all. */
  tokens: number;
  /** Tokens of one update. */
  batchTokens: number;
  learningRate: number;
  /** Share of the tokens in which the rate rises. */
  warmup: number;
};

export const curvePointSchema = z.object({
  step: z.number(),
  tokens: z.number(),
  loss: z.number(),
  rate: z.number(),
  ms: z.number(),
});
export type CurvePoint = z.infer<typeof curvePointSchema>;

const resumeSchema = z.object({
  step: z.number(),
  tokens: z.number(),
  /** Tokens of the schedule that are behind: more than were trained on where it was gone through faster. */
  gone: z.number(),
  curve: z.array(curvePointSchema),
  ms: z.number(),
});

/**
 * Examples are drawn anew, so that the loss of an update, taken before it learns from them, is that of examples held out. Where its mean
 * over so many updates is below `loss`, little is learnt any more: the rest of the schedule is gone through `hurry` times as fast.
 */
const learnt = { updates: 60, loss: 0.05, hurry: 3 };

/** Whether what was drawn last was known before it was learnt from. */
const isLearnt = (curve: readonly CurvePoint[]): boolean =>
  curve.length >= learnt.updates &&
  curve.slice(-learnt.updates).reduce((sum, { loss }) => sum + loss, 0) < learnt.loss * learnt.updates;

/**
 * Supervised training on a stream of examples, the loss on target tokens only, averaged over the targets of an update; it ends early
 * where little is learnt any more. The n-th update's examples depend on the seed and n alone, so a run that was killed goes on from its
 * last saved state as if nothing had happened.
 */
export async function trainSupervised(options: {
  engine: Engine;
  draw: (rng: Rng) => Example | null;
  schedule: FitSchedule;
  seed: number;
  /** Where the state is kept between saves (a path without ending), and how often it is saved. */
  resume?: { path: string; everyMs: number };
  /** `hurries`: little is learnt any more. */
  onProgress?: (done: number, total: number, loss: number | null, hurries?: boolean) => void;
  signal?: AbortSignal;
}): Promise<CurvePoint[]> {
  const { engine, schedule } = options;
  const state = await resumeState(options.resume?.path, engine);
  const began = performance.now() - state.ms;
  let saved = performance.now();
  const drawAt = (step: number) =>
    drawBatch(options.draw, createRng(options.seed).fork(`update ${step}`), schedule.batchTokens);
  options.onProgress?.(Math.min(state.gone, schedule.tokens), schedule.tokens, null);
  let batch = drawAt(state.step);
  while (state.gone < schedule.tokens) {
    options.signal?.throwIfAborted();
    const targets = batch.reduce((n, e) => n + e.targets.length, 0);
    const rate = learningRate(state.gone / schedule.tokens, schedule);
    const training = engine.step(
      batch.map((e) => ({ tokens: e.tokens, targets: e.targets, weights: e.targets.map(() => 1 / targets) })),
      { learningRate: rate, clip: 1, weightDecay: 0.01 },
    );
    // The next examples are drawn while the engine works on these.
    const following = drawAt(state.step + 1);
    const report = await training;
    state.step += 1;
    const tokens = batch.reduce((n, e) => n + e.tokens.length, 0);
    state.tokens += tokens;
    state.ms = performance.now() - began;
    state.curve.push({ step: state.step, tokens: state.tokens, loss: report.loss, rate, ms: Math.round(state.ms) });
    const hurries = isLearnt(state.curve);
    state.gone += tokens * (hurries ? learnt.hurry : 1);
    options.onProgress?.(Math.min(state.gone, schedule.tokens), schedule.tokens, report.loss, hurries);
    batch = following;
    if (options.resume && performance.now() - saved > options.resume.everyMs) {
      await saveState(options.resume.path, engine, state);
      saved = performance.now();
    }
  }
  return state.curve;
}

/** Rises linearly, then falls by a half cosine to a thirtieth. `progress` runs from 0 to 1. */
export function learningRate(progress: number, schedule: Pick<FitSchedule, 'learningRate' | 'warmup'>): number {
  const rise = Math.min(1, (progress + 0.002) / Math.max(schedule.warmup, 0.002));
  return schedule.learningRate * rise * (0.033 + 0.967 * 0.5 * (1 + Math.cos(Math.PI * Math.min(1, progress))));
}

function drawBatch(draw: (rng: Rng) => Example | null, rng: Rng, tokens: number): Example[] {
  const batch: Example[] = [];
  let sum = 0;
  for (let tries = 0; sum < tokens && tries < 10_000; tries++) {
    const example = draw(rng);
    if (!example || example.targets.length === 0) continue;
    batch.push(example);
    sum += example.tokens.length;
  }
  if (batch.length === 0) throw new RangeError('No training example could be drawn: the training set is empty.');
  return batch;
}

type FitState = z.infer<typeof resumeSchema>;

async function resumeState(path: string | undefined, engine: Engine): Promise<FitState> {
  const fresh: FitState = { step: 0, tokens: 0, gone: 0, curve: [], ms: 0 };
  if (!path) return fresh;
  const text = await readFile(`${path}.json`, 'utf8').catch(() => null);
  if (text === null) return fresh;
  try {
    const state = resumeSchema.parse(JSON.parse(text));
    await engine.load(`${path}-${state.step}.safetensors`);
    return state;
  } catch (error) {
    // A state that a power cut damaged is worth no more than none; loading it has changed nothing.
    if (error instanceof SyntaxError || error instanceof z.ZodError) return fresh;
    if (error instanceof LamwrightError && error.code === 'CHECKPOINT_CORRUPT') return fresh;
    throw error;
  }
}

/** The weights first, under a name of their own, then the small file that points to them: a kill between the two loses nothing. */
async function saveState(path: string, engine: Engine, state: FitState): Promise<void> {
  const current = `${path}-${state.step}.safetensors`;
  await engine.save(current);
  await writeFile(`${path}.json.part`, JSON.stringify(state));
  await move(`${path}.json.part`, `${path}.json`);
  for (const file of await readdir(dirname(path))) {
    if (file.startsWith(`${basename(path)}-`) && file.endsWith('.safetensors') && file !== basename(current))
      await rm(join(dirname(path), file));
  }
}
