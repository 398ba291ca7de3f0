import { stat } from 'node:fs/promises';
import { lamMeaning } from '../../agent/known/lam-meaning.ts';
import { giveMeaning } from '../../agent/recall/meaning.ts';
import type { Pattern } from '../../agent/recall/pattern.ts';
import { openEmbedder } from '../../models/embedder.ts';
import { LamwrightError } from '../../records/error.ts';

/**
 * Recalls by meaning as well where what a LAM's wordings mean was kept in a file beside its weights. Gives what ends it. Where the model of sentences is
 * not to be had, requests are understood by words alone, and `log` is told.
 */
export async function recallByMeaning(
  file: string,
  patterns: readonly Pattern[],
  log: (line: string) => void,
): Promise<() => Promise<void>> {
  if (!(await isThere(file))) return async () => {};
  try {
    const embedder = await openEmbedder({ log });
    giveMeaning(patterns, await lamMeaning(file, patterns, (texts) => embedder.embed(texts)));
    return () => embedder.close();
  } catch (error) {
    if (!(error instanceof LamwrightError) || error.code !== 'BASE_MISSING') throw error;
    log(`Requests are understood by their words alone. ${error.message}`);
    return async () => {};
  }
}

const isThere = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  );
