import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type LamSettings, lamFiles, writeLamSettings } from '../agent/known/lam-files.ts';
import type { Lexicon } from '../agent/known/lexicon.ts';
import { exportGguf } from '../models/formats/gguf.ts';
import { createTokenizer } from '../models/tokenizer/create-tokenizer.ts';
import { move } from '../records/files/move.ts';
import type { Checkpoint, Phase } from '../records/models/checkpoint.ts';
import type { Base } from './base.ts';
import type { Engine } from './engine/engine.ts';
import { createEngineKeeper, type EngineKeeper } from './engine-keeper.ts';
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
  /** Keeps the engine for the next phase; left out, the phase has its own. */
  engines?: EngineKeeper;
  /** The loss is null as long as there is none: until the first update; `hurries` where little is learnt any more. */
  onProgress?: (done: number, total: number, loss: number | null, hurries?: boolean) => void;
  /** Tells what is waited for before and after training: opening the model, writing it. */
  during?: <T>(what: string, work: () => Promise<T>) => Promise<T>;
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
  const during = context.during ?? ((_, work) => work());
  const { seed, threads, parent } = context;
  const engines = context.engines ?? createEngineKeeper();
  let isDone = false;
  try {
    const engine = await during('open the model of', () =>
      engines.open(base, { seed, threads, isFresh: parent === null }),
    );
    if (parent) await engine.load(lamFiles(join(context.checkpoints, parent)).state);
    const examples: ExampleContext = {
      tokenizer: createTokenizer(base.tokenizer),
      lexicon: context.lexicon,
      limits: base.limits,
      longest: base.longest,
    };
    const result = await work(engine, examples, join(part, 'resume'));
    await during('write', () => writePhase(part, context, engine));
    for (const name of await readdir(part)) if (name.startsWith('resume')) await rm(join(part, name));
    if (existsSync(dir)) await rm(dir, { recursive: true, maxRetries: 3 });
    await move(part, dir);
    isDone = true;
    return {
      id,
      app: context.app,
      phase: context.phase,
      base: base.name,
      seed,
      parent,
      trainedMs: Math.max(Math.round(performance.now() - began), result.curve.at(-1)?.ms ?? 0),
      ...result,
    };
  } finally {
    // What a failure left behind is not gone on with.
    if (!isDone || !context.engines) await engines.close();
  }
}

/** The trained state, what the agent has to know beside it, and the weights as GGUF. */
async function writePhase(folder: string, context: PhaseContext, engine: Engine): Promise<void> {
  const { base, app, phase, lexicon, planWords } = context;
  const files = lamFiles(folder);
  await engine.save(files.state);
  const settings: LamSettings = {
    version: 3,
    base: base.name,
    limits: base.limits,
    lexicon,
    planWords,
    tokenizer: base.tokenizer,
  };
  await writeLamSettings(folder, settings);
  await exportGguf(files.weights, {
    shape: base.shape,
    weights: await engine.weights(),
    tokenizer: base.tokenizer,
    quantization: base.quantization,
    name: `${app} ${phase} ${base.name}`,
  });
}
