import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Tree } from '../../records/episode/effect.ts';
import { databaseHash, isDatabase, readDatabase } from './database.ts';
import { readContent } from './formats.ts';
import { sizeAndHash } from './size-and-hash.ts';
import { type FoundFile, filesOf, type Note } from './walk.ts';

export type ReadOptions = {
  onNote?: (note: Note) => void;
  signal?: AbortSignal;
  /** Files beyond so many are not looked at. Default 2,000. */
  mostFiles?: number;
  /** Larger files are told by size and hash alone. Default 16 MiB. */
  readBytes?: number;
  /** Files beyond so much in all are told by size and time alone. Default 512 MiB. */
  allBytes?: number;
};

const atOnce = 32;
/** So many contents are remembered: what has not changed is the same object again, which makes its difference free as well. */
const mostKnown = 3000;
const known = new Map<string, Tree>();

/**
 * A data folder by content: an object of its files by relative path, each read by its format; files that no reader knows are told by size and hash.
 * Links are not followed. What could not be read as it stands is told by `onNote`.
 * @throws LamwrightError APP_START where the folder cannot be listed
 */
export async function readTree(dir: string, options: ReadOptions = {}): Promise<{ [path: string]: Tree }> {
  const { mostFiles = 2000, readBytes = 2 ** 24, allBytes = 2 ** 29, onNote = () => {}, signal } = options;
  const files = await filesOf(dir, mostFiles, onNote);
  const trees = new Map<string, Tree | undefined>(files.map(({ path }) => [path, undefined]));
  let bytes = 0;
  const waiting = files.map((file) => {
    bytes += file.size;
    return { file, isBeyond: bytes > allBytes };
  });
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      signal?.throwIfAborted();
      const { file, isBeyond } = next;
      const say = (why: string) => onNote({ path: file.path, why });
      if (isBeyond) {
        say(`${file.size} bytes, beyond ${allBytes} in all: told by size and time alone`);
        trees.set(file.path, { bytes: file.size, changed: file.mtimeMs });
      } else trees.set(file.path, await treeOf(file, readBytes, say));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return Object.fromEntries([...trees].filter((entry): entry is [string, Tree] => entry[1] !== undefined));
}

/** Undefined: it went away meanwhile. */
async function treeOf(found: FoundFile, readBytes: number, say: (why: string) => void): Promise<Tree | undefined> {
  try {
    return found.size > readBytes ? await largeFile(found, say) : await contentOf(found, say);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    if (code !== 'EACCES' && code !== 'EPERM') throw error;
    say(`it cannot be read (${code})`);
    return null;
  }
}

/** Read once for each time that it is changed. */
async function largeFile({ file, path, size, mtimeMs }: FoundFile, say: (why: string) => void): Promise<Tree> {
  say(`${size} bytes: told by size and hash alone`);
  return remembered(`${size} ${mtimeMs} ${path}`, async () => {
    const hash = createHash('sha256');
    await pipeline(createReadStream(file), hash);
    return { bytes: size, hash: hash.digest('hex').slice(0, 16) };
  });
}

async function contentOf({ file, path }: FoundFile, say: (why: string) => void): Promise<Tree> {
  const bytes = await steadyContent(file);
  if (isDatabase(bytes)) {
    const tables = () =>
      readDatabase(file, say).catch((error: Error) => {
        say(`a database that cannot be read, told by size and hash alone: ${error.message}`);
        return sizeAndHash(bytes);
      });
    return remembered(`${await databaseHash(file, bytes)} ${path}`, tables);
  }
  const told = sizeAndHash(bytes);
  return remembered(`${told.hash} ${path}`, async () => (await readContent(bytes, path, say)) ?? told);
}

async function remembered(id: string, read: () => Promise<Tree>): Promise<Tree> {
  const before = known.get(id);
  if (before !== undefined) return before;
  const tree = await read();
  if (known.size >= mostKnown) known.delete(known.keys().next().value!);
  known.set(id, tree);
  return tree;
}

/** Reads a file again, twice at most, while it is being written. */
async function steadyContent(file: string): Promise<Buffer> {
  for (let tries = 0; ; tries++) {
    const before = await stat(file);
    const bytes = await readFile(file);
    const after = await stat(file);
    if (tries === 2 || (before.mtimeMs === after.mtimeMs && bytes.length === after.size)) return bytes;
  }
}
