import { mkdir, readdir, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { LamwrightError } from '../records/error.ts';
import { move } from '../records/files/move.ts';
import { diskError } from '../store/disk-error.ts';

/**
 * Fills a new folder whole or not at all: it is written beside its place and renamed when all is there.
 * @throws LamwrightError USAGE (a file, or a folder that holds something), DISK_FULL
 */
export async function wholeFolder<T>(folder: string, fill: (dir: string) => Promise<T>): Promise<T> {
  const target = resolve(folder);
  await refuseFilled(target, folder);
  const part = join(dirname(target), `.${basename(target)}.part`);
  try {
    await rm(part, { recursive: true, force: true, maxRetries: 3 });
    await mkdir(part, { recursive: true });
    const result = await fill(part);
    await rmdir(target).catch(unlessMissing);
    await move(part, target);
    return result;
  } catch (error) {
    await rm(part, { recursive: true, force: true, maxRetries: 3 });
    throw diskError(error, folder);
  }
}

async function refuseFilled(target: string, folder: string): Promise<void> {
  const names = await readdir(target).catch((error) => {
    unlessMissing(error);
    return [];
  });
  if (names.length === 0) return;
  throw new LamwrightError(
    'USAGE',
    `The folder ${folder} holds something already ("${names[0]}"): it is left as it is.`,
    {
      remedy: 'Name a folder that is not there yet, or an empty one.',
    },
  );
}

/** Also a file in the folder's place is said in words by `diskError`. */
function unlessMissing(error: NodeJS.ErrnoException): void {
  if (error.code === 'ENOENT') return;
  throw diskError(error, error.path ?? '');
}
