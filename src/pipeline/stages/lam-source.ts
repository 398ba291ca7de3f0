import { join } from 'node:path';
import { lamFiles, readLamSettings } from '../../agent/known/lam-files.ts';
import { lamMeaning } from '../../agent/known/lam-meaning.ts';
import type { Lexicon } from '../../agent/known/lexicon.ts';
import { type LamPolicy, lamPolicy } from '../../agent/policies/lam.ts';
import { type Embed, giveMeaning } from '../../agent/recall/meaning.ts';
import { loadLlama } from '../../models/llama-runtime.ts';
import { createTokenizer } from '../../models/tokenizer/create-tokenizer.ts';
import type { Checkpoint } from '../../records/checkpoint.ts';
import type { Task } from '../../records/task.ts';
import { refusalBar } from '../../training/refusal-bar.ts';

/** A LAM at work: each worker opens a session of its own. */
export type LamSource = {
  open(): Promise<{ policy: (task?: Task) => LamPolicy; close(): Promise<void> }>;
  close(): Promise<void>;
};

/** A trained LAM as a source of policies: the weights are loaded once, every worker has a session of its own. With `embed` what its wordings mean is read from beside its weights, or made and kept there. */
export async function openLam(
  checkpoints: string,
  checkpoint: Pick<Checkpoint, 'id' | 'phase' | 'base'>,
  options: {
    temperatures?: readonly [number, number];
    threads?: number;
    name?: string;
    anyway?: boolean;
    /** Sentence embeddings: what it remembers is then recalled by meaning, too; else by words alone. */
    embed?: Embed;
  } = {},
): Promise<LamSource> {
  const dir = join(checkpoints, checkpoint.id);
  const settings = await readLamSettings(dir);
  const tokenizer = createTokenizer(settings.tokenizer);
  const lexicon = options.temperatures || options.anyway ? settings.lexicon : withBar(settings.lexicon);
  if (options.embed)
    giveMeaning(lexicon.patterns, await lamMeaning(lamFiles(dir).meaning, lexicon.patterns, options.embed));
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
        score: (tokens, candidates) => session.logits(tokens as number[], candidates as number[]),
      });
      return { policy: () => policy, close: () => session.close() };
    },
    close: () => runtime.close(),
  };
}

/** A LAM of an earlier version has no bar with it: it is found again from what it remembers. */
const withBar = (lexicon: Lexicon): Lexicon => ({ ...lexicon, bar: lexicon.bar ?? refusalBar(lexicon.patterns) });
