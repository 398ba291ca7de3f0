import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isBusy, processesOf } from './busy.ts';

/** Milliseconds between two looks. Waits are counted in looks: on a busy machine they take longer, as everything does. */
const stepMs = 30;
/** After so many looks at which nothing had changed and nothing was busy, nothing is on its way any more. */
const quietLooks = 5;
/** How many looks a program may take to begin with what it was asked, where it can be watched, and where it cannot. */
const beginLooks = { watched: 26, unwatched: 50 };
const limitMs = 8000;
/** Beyond so many files the folders' own times have to do. */
const mostFiles = 2000;

/**
 * Says when a data folder is at rest: no file has come, gone or changed for a while, and the programs that work on it have nothing to do. The first call
 * looks at what was laid there; in later ones, where nothing has changed, a desktop program has a moment in which to begin to save. After eight
 * seconds it is taken as it is.
 */
export function watchFolder(dir: string, kind: 'web' | 'desktop'): () => Promise<void> {
  let known: string | undefined;
  return async () => {
    const end = performance.now() + limitMs;
    const pids = known === undefined ? [] : await processesOf(dir);
    const toBegin = known === undefined || kind === 'web' ? 0 : beginLooks[pids.length > 0 ? 'watched' : 'unwatched'];
    let last = await look(dir);
    let quiet = 0;
    for (let looks = 0; performance.now() < end; looks++) {
      const mayBegin = last === known && looks < toBegin;
      if (quiet >= quietLooks && !mayBegin) break;
      await sleep(stepMs);
      const [seen, busy] = await Promise.all([look(dir), isBusy(pids)]);
      quiet = seen === last && !busy ? quiet + 1 : 0;
      last = seen;
    }
    known = last;
  };
}

/** Names, times and sizes of all files. Half-written files count: they are what is waited for. */
async function look(dir: string): Promise<string> {
  const names = await readdir(dir, { recursive: true }).catch(() => []);
  const stats = await Promise.all(names.slice(0, mostFiles).map((name) => stat(join(dir, name)).catch(() => null)));
  return names.map((name, i) => `${name} ${stats[i]?.mtimeMs} ${stats[i]?.isFile() ? stats[i]?.size : ''}`).join('\n');
}
