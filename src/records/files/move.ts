import { rename } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { LamwrightError } from '../error.ts';

/** What Windows says while a virus scanner, an indexer or another program has a file open. */
const held = new Set(['EBUSY', 'EPERM', 'EACCES']);
const waitsMs = [20, 50, 100, 200, 400, 800, 1600];

/**
 * Renames a file or a folder. On Windows one that another program has open cannot be renamed; most let go within a second, so it is tried
 * again for three. `go` is how it is renamed, for a test.
 * @throws LamwrightError FILE_LOCKED where it stays held; elsewhere, and for other reasons, as `rename` does
 */
export async function move(
  from: string,
  to: string,
  { platform = process.platform as string, go = rename } = {},
): Promise<void> {
  for (const waitMs of platform === 'win32' ? waitsMs : []) {
    try {
      return await go(from, to);
    } catch (error) {
      if (!held.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
      await sleep(waitMs);
    }
  }
  try {
    await go(from, to);
  } catch (cause) {
    if (platform !== 'win32' || !held.has((cause as NodeJS.ErrnoException).code ?? '')) throw cause;
    throw new LamwrightError('FILE_LOCKED', `${to} cannot be written: another program has it open.`, {
      remedy:
        'Close what holds it open (an editor, a virus scanner, another command), then run the same command again.',
      cause,
    });
  }
}
