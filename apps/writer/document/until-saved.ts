import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const quietMs = 150;
const limitMs = 5000;

/** Waits until no file of the folder has changed for a moment: Writer saves after the keys that ask for it. */
export async function untilSaved(dir: string): Promise<void> {
  const end = performance.now() + limitMs;
  for (let last = ''; performance.now() < end; ) {
    const now = await look(dir);
    if (now === last) return;
    last = now;
    await sleep(quietMs);
  }
}

async function look(dir: string): Promise<string> {
  const names = (await readdir(dir)).filter((name) => !name.startsWith('.~lock.'));
  const stats = await Promise.all(names.map((name) => stat(join(dir, name)).catch(() => null)));
  return names.map((name, i) => `${name} ${stats[i]?.mtimeMs} ${stats[i]?.size}`).join('\n');
}
