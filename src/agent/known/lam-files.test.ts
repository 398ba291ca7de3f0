import { mkdtemp, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyLexicon } from './empty-lexicon.fixture.ts';
import { lamFiles, readLamSettings, writeLamSettings } from './lam-files.ts';

const settings = {
  version: 3 as const,
  base: 'tiny',
  limits: { first: 3, later: 2, other: 1 },
  lexicon: { ...emptyLexicon, verbs: ['click'] },
  planWords: ['Click'],
  tokenizer: { tokens: ['a'], merges: [], specials: ['a'], pretokenizer: 'words' as const, eos: 0, bos: null },
};

test('settings come back as written; missing or cut files are a corrupt checkpoint that says what to do', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'lamwright-lam-'));
  await expect(readLamSettings(dir)).rejects.toMatchObject({
    code: 'CHECKPOINT_CORRUPT',
    remedy: expect.stringMatching(/again/),
  });
  await writeLamSettings(dir, settings);
  expect(await readLamSettings(dir)).toEqual(settings);
  const { settings: file } = lamFiles(dir);
  await truncate(file, Math.floor((await readFile(file)).length / 2));
  await expect(readLamSettings(dir)).rejects.toMatchObject({ code: 'CHECKPOINT_CORRUPT' });
  await rm(dir, { recursive: true });
});
