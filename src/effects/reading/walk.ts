import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { LamwrightError } from '../../records/error.ts';

/** Something of a data folder that was not read as it stands there, with the file's relative path. */
export type Note = { path: string; why: string };

/** A file by its relative path, with its size in bytes and when it was last changed (milliseconds). */
export type FoundFile = { file: string; path: string; size: number; mtimeMs: number };

/** Names of what applications leave beside their data: hidden files, locks, backups, half-written files, packages; and what a database keeps. */
const passing =
  /^\.|\.(db|sqlite3?)-(wal|shm|journal)$|^~\$|^#.*#$|~$|\.(lock|lck|tmp|temp|part|crdownload|swp|pid|sock)$|^node_modules$/i;

/**
 * The files of a data folder in the order of their paths, `mostFiles` at most. Links are not followed.
 * @throws LamwrightError APP_START where the folder cannot be listed
 */
export async function filesOf(dir: string, mostFiles: number, onNote: (note: Note) => void): Promise<FoundFile[]> {
  const files = await filesIn(dir, dir, mostFiles, onNote);
  if (files.length > mostFiles) onNote({ path: '.', why: `only ${mostFiles} of more files were looked at` });
  const found = await Promise.all(
    files
      .sort()
      .slice(0, mostFiles)
      .map((file) => lookAt(dir, file)),
  );
  return found.filter((file) => file !== undefined);
}

/** Undefined: it went away meanwhile. */
async function lookAt(dir: string, file: string): Promise<FoundFile | undefined> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return found && { file, path: relative(dir, file).split(sep).join('/'), size: found.size, mtimeMs: found.mtimeMs };
}

async function filesIn(folder: string, dir: string, most: number, onNote: (note: Note) => void): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: NodeJS.ErrnoException): Dirent[] => {
    if (folder !== dir) {
      if (cause.code !== 'ENOENT')
        onNote({ path: relative(dir, folder), why: `the folder cannot be listed (${cause.code})` });
      return [];
    }
    throw new LamwrightError('APP_START', `The data folder ${dir} cannot be read: ${cause.message}.`, {
      remedy: 'Give a folder that exists and that you may read.',
      cause,
    });
  });
  const found: string[] = [];
  for (const entry of entries) {
    if (found.length > most) break;
    const file = join(folder, entry.name);
    if (passing.test(entry.name)) continue;
    if (entry.isDirectory()) found.push(...(await filesIn(file, dir, most, onNote)));
    else if (entry.isFile()) found.push(file);
    else if (entry.isSymbolicLink()) onNote({ path: relative(dir, file), why: 'a link, not followed' });
  }
  return found;
}
