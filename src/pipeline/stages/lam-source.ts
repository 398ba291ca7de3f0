import { join } from 'node:path';
import { lamFiles, readLamSettings } from '../../agent/known/lam-files.ts';
import type { Lexicon } from '../../agent/known/lexicon.ts';
import { recallPolicy } from '../../agent/policies/following/recall.ts';
import { type LamPolicy, lamPolicy } from '../../agent/policies/lam.ts';
import type { Policy } from '../../agent/policy.ts';
import { recallOf } from '../../agent/recall/recall.ts';
import { loadLlama } from '../../models/llama-runtime.ts';
import { createTokenizer } from '../../models/tokenizer/create-tokenizer.ts';
import type { Checkpoint } from '../../records/models/checkpoint.ts';
import type { Task } from '../../records/tasks/task.ts';
import { refusalBar } from '../../training/recall/refusal-bar.ts';
import { recallByMeaning } from './lam-meaning.ts';

/** A LAM at work: each worker opens a session of its own. */
export type LamSource = {
  open(): Promise<{ policy: (task?: Task) => LamPolicy; close(): Promise<void> }>;
  close(): Promise<void>;
};

/** A trained LAM as a source of policies: the weights are loaded once, every worker has a session of its own. Where what its wordings mean stands beside its weights it recalls by meaning, too; else by words alone. */
export async function openLam(
  checkpoints: string,
  checkpoint: Pick<Checkpoint, 'id' | 'phase' | 'base'>,
  options: {
    temperatures?: readonly [number, number];
    threads?: number;
    name?: string;
    anyway?: boolean;
    writesPlans?: boolean;
    log?: (line: string) => void;
  } = {},
): Promise<LamSource> {
  const dir = join(checkpoints, checkpoint.id);
  const settings = await readLamSettings(dir);
  const tokenizer = createTokenizer(settings.tokenizer);
  const lexicon = options.temperatures || options.anyway ? settings.lexicon : withBar(settings.lexicon);
  const forget = await recallByMeaning(lamFiles(dir).meaning, lexicon.patterns, options.log ?? console.error);
  const plans = { words: settings.planWords, ...lexicon };
  const runtime = await loadLlama(lamFiles(dir).weights, { threads: options.threads ?? 1, contextSize: 2048 });
  return {
    async open() {
      const session = await runtime.session();
      const policy = lamPolicy({
        name: options.name ?? checkpoint.phase,
        checkpoint: checkpoint.id,
        tokenizer,
        lexicon,
        plans,
        limits: settings.limits,
        temperatures: options.temperatures,
        anyway: options.anyway,
        writesPlans: options.writesPlans,
        score: (tokens, candidates) => session.logits(tokens as number[], candidates as number[]),
      });
      return { policy: () => policy, close: () => session.close() };
    },
    async close() {
      await forget();
      await runtime.close();
    },
  };
}

/** What a LAM remembers, followed without its model. `close` forgets what the wordings mean. */
export async function openMemory(
  checkpoints: string,
  { id }: Pick<Checkpoint, 'id'>,
  log: (line: string) => void = console.error,
): Promise<{ policy: () => Policy; close(): Promise<void> }> {
  const dir = join(checkpoints, id);
  const { patterns, bar } = withBar((await readLamSettings(dir)).lexicon);
  const close = await recallByMeaning(lamFiles(dir).meaning, patterns, log);
  const recall = recallOf(patterns);
  return { policy: () => ({ ...recallPolicy(recall, bar), name: `recall ${id}` }), close };
}

/** A LAM of an earlier version has no bar with it: it is found again from what it remembers. */
const withBar = (lexicon: Lexicon): Lexicon => ({ ...lexicon, bar: lexicon.bar ?? refusalBar(lexicon.patterns) });
