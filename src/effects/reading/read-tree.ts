import { createHash } from 'node:crypto';
import { createReadStream, type Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Tree } from '../../records/effect.ts';
import { LamwrightError } from '../../records/error.ts';
import { databaseHash, isDatabase, readDatabase } from './database.ts';
import { readContent } from './formats.ts';
import { sizeAndHash } from './size-and-hash.ts';

/** Something of a data folder that was not read as it stands there, with the file's relative path. */
export type Note = { path: string; why: string };

export type ReadOptions = {
  onNote?: (note: Note) => void;
  signal?: AbortSignal;
  /** Files beyond so many are not looked at; larger ones are told by size and hash, beyond `hashedBytes` by size and time alone. */
  mostFiles?: number;
  readBytes?: number;
  hashedBytes?: number;
};

/** Names of what applications leave beside their data: hidden files, locks, backups, half-written files, packages. */
const passing =
  /^\.|\.(db|sqlite3?)-(wal|shm|journal)$|^~\$|^#.*#$|~$|\.(lock|lck|tmp|temp|part|crdownload|swp|pid|sock)$|^node_modules$/i;
const atOnce = 32;

/**
 * A data folder by content: an object of its files by relative path, each read by its format; files that no reader knows are told by size and hash.
 * Links are not followed. What could not be read as it stands is told by `onNote`.
 * @throws LamwrightError APP_START where the folder cannot be listed
 */
export async function readTree(dir: string, options: ReadOptions = {}): Promise<{ [path: string]: Tree }> {
  const { mostFiles = 2000, onNote } = options;
  const found = await filesIn(dir, dir, options, []);
  const paths = found.map((file) => relative(dir, file).split(sep).join('/'));
  const files = found.map((file, i) => ({ file, path: paths[i]! })).sort((a, b) => (a.path < b.path ? -1 : 1));
  if (files.length > mostFiles) onNote?.({ path: '.', why: `only ${mostFiles} of more files were looked at` });
  const tree: { [path: string]: Tree } = {};
  const waiting = files.slice(0, mostFiles);
  for (const { path } of waiting) tree[path] = null;
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      options.signal?.throwIfAborted();
      const content = await readFileTree(next.file, next.path, options);
      if (content === undefined) delete tree[next.path];
      else tree[next.path] = content;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return tree;
}

async function filesIn(folder: string, dir: string, options: ReadOptions, found: string[]): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: NodeJS.ErrnoException): Dirent[] => {
    const path = relative(dir, folder) || folder;
    if (folder !== dir) {
      options.onNote?.({ path, why: `the folder cannot be listed (${cause.code})` });
      return [];
    }
    throw new LamwrightError('APP_START', `The data folder ${dir} cannot be read: ${cause.message}.`, {
      remedy: 'Give a folder that exists and that you may read.',
      cause,
    });
  });
  for (const entry of entries) {
    if (found.length > (options.mostFiles ?? 2000)) break;
    const file = join(folder, entry.name);
    if (passing.test(entry.name)) continue;
    if (entry.isDirectory()) await filesIn(file, dir, options, found);
    else if (entry.isFile()) found.push(file);
    else if (entry.isSymbolicLink()) options.onNote?.({ path: relative(dir, file), why: 'a link, not followed' });
  }
  return found;
}

const known = new Map<string, Tree>();
/** So many contents are remembered: unchanged files give the same object, which also makes their difference free. */
const mostKnown = 3000;

/** Undefined: it went away meanwhile. */
async function readFileTree(file: string, path: string, options: ReadOptions): Promise<Tree | undefined> {
  const { readBytes = 16 * 2 ** 20, hashedBytes = 2 ** 30, onNote } = options;
  try {
    const { size, mtimeMs } = await stat(file);
    if (size > hashedBytes) {
      onNote?.({ path, why: `${size} bytes: told by size and time alone` });
      return { bytes: size, modified: mtimeMs };
    }
    if (size > readBytes) {
      onNote?.({ path, why: `${size} bytes: told by size and hash alone` });
      const hash = createHash('sha256');
      await pipeline(createReadStream(file), hash);
      return { bytes: size, hash: hash.digest('hex').slice(0, 16) };
    }
    const bytes = await steadyContent(file);
    const isTables = isDatabase(bytes);
    const { hash } = sizeAndHash(bytes);
    const id = `${isTables ? await databaseHash(file, bytes) : hash} ${path}`;
    const before = known.get(id);
    if (before !== undefined) return before;
    const say = (why: string) => onNote?.({ path, why });
    const content = isTables ? await tablesOf(file, say) : await readContent(bytes, path, say);
    const tree = content ?? { bytes: bytes.length, hash };
    if (known.size >= mostKnown) known.delete(known.keys().next().value!);
    known.set(id, tree);
    return tree;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EISDIR') throw error;
    onNote?.({ path, why: `it cannot be read (${code})` });
    return null;
  }
}

const tablesOf = (file: string, say: (why: string) => void) =>
  readDatabase(file, say).catch((error: Error) => {
    say(`a database that cannot be read, told by size and hash alone: ${error.message}`);
    return undefined;
  });

/** Reads a file again, twice at most, while it is being written. */
async function steadyContent(file: string): Promise<Buffer> {
  for (let tries = 0; ; tries++) {
    const before = await stat(file);
    const bytes = await readFile(file);
    const after = await stat(file);
    if (tries === 2 || (before.mtimeMs === after.mtimeMs && bytes.length === after.size)) return bytes;
  }
}
