import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LamwrightError } from '../records/error.ts';
import { move } from '../records/files/move.ts';
import { diskError } from './disk-error.ts';

/** A half-written file older than this belongs to a process that was killed. */
const leftoverMs = 60 * 60_000;

/** Files named by the hash of their bytes, at `<dir>/blobs/ab/<hash>.<extension>`. */
export type Blobs = { put(bytes: Uint8Array, extension: string): Promise<string>; path(name: string): string };

export async function openBlobs(dir: string): Promise<Blobs> {
  const root = join(dir, 'blobs');
  const aside = join(root, 'aside');
  try {
    await mkdir(aside, { recursive: true });
    await removeLeftovers(aside);
  } catch (error) {
    throw diskError(error, root);
  }
  const path = (name: string) => {
    if (!/^[0-9a-f]{64}\.[a-z0-9]+$/.test(name)) {
      throw new LamwrightError('RECORD_INVALID', `"${name}" does not name a file of the workspace ${dir}.`, {
        remedy: 'Use a name that putBlob returned.',
      });
    }
    return join(root, name.slice(0, 2), name);
  };
  return {
    path,
    /** Written aside, then renamed: a kill leaves the whole file or none. */
    put: async (bytes, extension) => {
      const name = `${createHash('sha256').update(bytes).digest('hex')}.${extension.replace(/^\./, '')}`;
      const target = path(name);
      const known = await stat(target).catch(() => null);
      if (known?.size === bytes.byteLength) return name;
      const part = join(aside, `${name}.${randomBytes(6).toString('hex')}`);
      try {
        await mkdir(join(root, name.slice(0, 2)), { recursive: true });
        await writeFile(part, bytes, { flush: true });
        await move(part, target);
      } catch (error) {
        await rm(part, { force: true });
        throw diskError(error, target);
      }
      return name;
    },
  };
}

async function removeLeftovers(aside: string): Promise<void> {
  for (const name of await readdir(aside)) {
    const file = join(aside, name);
    const age = Date.now() - ((await stat(file).catch(() => null))?.mtimeMs ?? Date.now());
    if (age > leftoverMs) await rm(file, { force: true });
  }
}
