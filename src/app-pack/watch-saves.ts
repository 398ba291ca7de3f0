import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds between two looks, and how long saving may take to begin and to end; `passing`: files that the application makes for itself. */
export type SaveTimes = { stepMs?: number; beginMs?: number; endMs?: number; passing?: RegExp };

/**
 * Says when what was asked to be saved in a folder has reached the disk: programs save after the click that asks for it. The first call returns at once;
 * later ones wait until a file differs from the call before, for a moment at most, and then is quiet.
 */
export function watchSaves(
  dir: string,
  { stepMs = 50, beginMs = 1000, endMs = 4000, passing }: SaveTimes = {},
): () => Promise<void> {
  let known: string | undefined;
  return async () => {
    const start = performance.now();
    let last = await look(dir, passing);
    while (known !== undefined && last === known && performance.now() - start < beginMs) {
      await sleep(stepMs);
      last = await look(dir, passing);
    }
    while (last !== known && known !== undefined && performance.now() - start < endMs) {
      await sleep(stepMs);
      const now = await look(dir, passing);
      if (now === last) break;
      last = now;
    }
    known = last;
  };
}

async function look(dir: string, passing?: RegExp): Promise<string> {
  const names = (await readdir(dir)).filter((name) => !passing?.test(name)).sort();
  const stats = await Promise.all(names.map((name) => stat(join(dir, name)).catch(() => null)));
  return names.map((name, i) => `${name} ${stats[i]?.mtimeMs} ${stats[i]?.size}`).join('\n');
}
