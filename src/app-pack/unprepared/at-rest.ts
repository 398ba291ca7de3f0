import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const stepMs = 40;
/** Without a change for so long, nothing is on its way any more. */
const quietMs = 120;
/** How long what was asked to be saved may take to begin, and everything to end; a desktop program saves when it comes to it. */
const beginMs = { web: 0, desktop: 800 };
const limitMs = 5000;
/** Beyond so many files the folders' own times have to do. */
const mostFiles = 2000;

/**
 * Says when a data folder is at rest: no file has come, gone or changed for a while. The first call looks at what was laid there; in later ones a
 * desktop program has a moment in which to begin to save. After five seconds it is taken as it is.
 */
export function watchFolder(dir: string, kind: 'web' | 'desktop'): () => Promise<void> {
  let known: string | undefined;
  return async () => {
    const start = performance.now();
    let last = await look(dir);
    let since = start;
    const first = known === undefined;
    for (;;) {
      const now = performance.now();
      const mayBegin = !first && last === known && now - start < beginMs[kind];
      if ((now - since >= quietMs && !mayBegin) || now - start >= limitMs) break;
      await sleep(stepMs);
      const seen = await look(dir);
      if (seen !== last) since = performance.now();
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
