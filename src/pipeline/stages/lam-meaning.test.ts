import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { lamMeaning } from '../../agent/known/lam-meaning.ts';
import { recallOf } from '../../agent/recall/recall.ts';
import { recallByMeaning } from './lam-meaning.ts';

afterEach(() => vi.unstubAllEnvs());

test('without the file a LAM goes by words and says nothing; with it, but no model of sentences, it says so', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'lamwright-lam-'));
  vi.stubEnv('LAMWRIGHT_EMBEDDER', join(dir, 'gone.gguf'));
  try {
    const file = join(dir, 'meaning.safetensors');
    const patterns = [{ requests: ['Fold the note "{note}"'], plan: ['Click "fold".'] }];
    const said: string[] = [];
    await (await recallByMeaning(file, patterns, (line) => said.push(line)))();
    expect(said).toEqual([]);
    await lamMeaning(file, patterns, async (texts) => texts.map(() => Float32Array.of(1, 0)));
    await (await recallByMeaning(file, patterns, (line) => said.push(line)))();
    expect(said).toEqual([expect.stringMatching(/^Requests are understood by their words alone\. .*gone\.gguf/)]);
    expect(recallOf(patterns)('Fold the note "Soup"')[0]!.plan).toEqual(['Click "fold".']);
    expect(recallOf(patterns).ready).toBeUndefined();
  } finally {
    await rm(dir, { recursive: true });
  }
});
