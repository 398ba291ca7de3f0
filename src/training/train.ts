import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type LamSettings, lamFiles, writeLamSettings } from '../agent/known/lam-files.ts';
import type { Lexicon } from '../agent/known/lexicon.ts';
import { exportGguf } from '../models/formats/gguf.ts';
import { createTokenizer } from '../models/tokenizer/create-tokenizer.ts';
import type { Checkpoint, Phase } from '../records/checkpoint.ts';
import type { Base } from './base.ts';
import { createEngine } from './engine/create-engine.ts';
import type { Engine } from './engine/engine.ts';
import type { ExampleContext } from './examples/examples.ts';

/** What every phase is given: where it starts, what it knows, where it writes. */
export type PhaseContext = {
  id: string;
  app: string;
  phase: Phase;
  base: Base;
  seed: number;
  lexicon: Lexicon;
  planWords: string[];
  /** Folder of all checkpoints, and the parent whose weights training goes on from. */
  checkpoints: string;
  parent: string | null;
  threads?: number;
  onProgress?: (done: number, total: number, loss: number) => void;
  signal?: AbortSignal;
};

export type PhaseResult = Pick<Checkpoint, 'counts' | 'curve' | 'metrics'>;
export type PhaseWork = (engine: Engine, examples: ExampleContext, resumePath: string) => Promise<PhaseResult>;

/**
 * Runs one training phase: opens the engine on the parent's state, does the phase's work, writes state, GGUF and settings to
 * `<checkpoints>/<id>`. The folder gets its name only when all of it is there; a killed phase goes on from its last saved state.
 */
export async function runPhase(context: PhaseContext, work: PhaseWork): Promise<Checkpoint> {
  const { base, id } = context;
  const dir = join(context.checkpoints, id);
  const part = `${dir}.part`;
  await mkdir(part, { recursive: true });
  const began = performance.now();
  const engine = await createEngine({ ...base, seed: context.seed, threads: context.threads });
  try {
    if (context.parent) await engine.load(lamFiles(join(context.checkpoints, context.parent)).state);
    const examples: ExampleContext = {
      tokenizer: createTokenizer(base.tokenizer),
      lexicon: context.lexicon,
      limits: base.limits,
      longest: base.longest,
    };
    const result = await work(engine, examples, join(part, 'resume'));
    const files = lamFiles(part);
    await engine.save(files.state);
    const settings: LamSettings = {
      version: 3,
      base: base.name,
      limits: base.limits,
      lexicon: context.lexicon,
      planWords: context.planWords,
      tokenizer: base.tokenizer,
    };
    await writeLamSettings(part, settings);
    await exportGguf(files.weights, {
      shape: base.shape,
      weights: await engine.weights(),
      tokenizer: base.tokenizer,
      quantization: base.quantization,
      name: `${context.app} ${context.phase} ${base.name}`,
    });
    for (const name of await readdir(part)) if (name.startsWith('resume')) await rm(join(part, name));
    if (existsSync(dir)) await rm(dir, { recursive: true });
    await rename(part, dir);
    return {
      id,
      app: context.app,
      phase: context.phase,
      base: base.name,
      seed: context.seed,
      parent: context.parent,
      trainedMs: Math.max(Math.round(performance.now() - began), result.curve.at(-1)?.ms ?? 0),
      ...result,
    };
  } finally {
    await engine.close();
  }
}
