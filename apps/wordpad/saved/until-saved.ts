import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const stepMs = 50;
/** How long saving may take to begin, and to end. */
const limitMs = { begin: 1000, end: 4000 };

/**
 * Says when what was asked to be saved has reached the disk. The first call returns at once; later ones wait until a file
 * differs from the call before, for a moment at most, and then is quiet.
 */
export function watchSaves(dir: string): () => Promise<void> {
  let known: string | undefined;
  return async () => {
    const start = performance.now();
    let last = await look(dir);
    while (known !== undefined && last === known && performance.now() - start < limitMs.begin) {
      await sleep(stepMs);
      last = await look(dir);
    }
    while (last !== known && known !== undefined && performance.now() - start < limitMs.end) {
      await sleep(stepMs);
      const now = await look(dir);
      if (now === last) break;
      last = now;
    }
    known = last;
  };
}

async function look(dir: string): Promise<string> {
  const names = (await readdir(dir)).sort();
  const stats = await Promise.all(names.map((name) => stat(join(dir, name)).catch(() => null)));
  return names.map((name, i) => `${name} ${stats[i]?.mtimeMs} ${stats[i]?.size}`).join('\n');
}
