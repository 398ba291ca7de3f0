import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { LamwrightError } from '../../records/error.ts';

/** Where downloaded models are kept: `$XDG_CACHE_HOME/lamwright`, else `~/.cache/lamwright`. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return join(environment.XDG_CACHE_HOME || join(homedir(), '.cache'), 'lamwright');
}

/** Makes the folder ready to be written to. Throws SETUP where it cannot be; a file that is there already is read without. */
export async function openCache(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (cause) {
    throw new LamwrightError('SETUP', `The cache folder ${folder} cannot be written: ${(cause as Error).message}.`, {
      remedy: 'Set XDG_CACHE_HOME to a folder that can be written, with 2 GB to spare.',
      cause,
    });
  }
}
