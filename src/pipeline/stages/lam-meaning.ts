import { join } from 'node:path';
import { lamFiles, readLamSettings } from '../../agent/known/lam-files.ts';
import { lamMeaning } from '../../agent/known/lam-meaning.ts';
import { type Embed, embedOnce, giveMeaning, openMeaning } from '../../agent/recall/fitting/meaning.ts';
import type { Pattern } from '../../agent/recall/pattern.ts';
import { type Embedder, openEmbedder } from '../../models/embedder.ts';
import { isFile } from '../../models/files/is-file.ts';
import { LamwrightError } from '../../records/error.ts';
import type { Checkpoint } from '../../records/models/checkpoint.ts';
import type { Workspace } from '../workspace.ts';
import { checkpointsDir } from './training.ts';

/**
 * Recalls by meaning as well where what a LAM's wordings mean was kept in a file beside its weights. Gives what ends it. Where the model of sentences is
 * not to be had, requests are understood by words alone, and `log` is told.
 */
export async function recallByMeaning(
  file: string,
  patterns: readonly Pattern[],
  log: (line: string) => void,
): Promise<() => Promise<void>> {
  if (!(await isFile(file))) return async () => {};
  const embedder = await embedderIfAny(log);
  if (!embedder) return async () => {};
  giveMeaning(patterns, await lamMeaning(file, patterns, (texts) => embedder.embed(texts)));
  return () => embedder.close();
}

/** The model of sentences; where it is not to be had `log` is told, and nothing given. */
export async function embedderIfAny(log: (line: string) => void): Promise<Embedder | undefined> {
  try {
    return await openEmbedder({ log });
  } catch (error) {
    if (!(error instanceof LamwrightError) || error.code !== 'BASE_MISSING') throw error;
    log(`Requests are understood by their words alone. ${error.message}`);
    return undefined;
  }
}

/** Keeps what the wordings of these LAMs mean beside their weights, so that they recall by it. */
export async function keepMeaning(
  workspace: Workspace,
  lams: readonly Pick<Checkpoint, 'id' | 'phase'>[],
  embed: Embed,
): Promise<void> {
  const shared = openMeaning(embed);
  for (const { id, phase } of lams) {
    const dir = join(checkpointsDir(workspace), id);
    const { lexicon } = await readLamSettings(dir);
    await lamMeaning(lamFiles(dir).meaning, lexicon.patterns, embedOnce(shared), (done, total) =>
      workspace.onProgress?.({ stage: `meaning of ${phase}'s wordings`, done, total }),
    );
  }
}
