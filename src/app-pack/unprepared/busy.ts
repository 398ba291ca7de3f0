import { readdir, readFile } from 'node:fs/promises';

/**
 * The processes that work on a folder: those that were called with it or that live in it. Where the system does not tell (no /proc), none.
 */
export async function processesOf(dir: string): Promise<number[]> {
  const pids = (await readdir('/proc').catch(() => [])).map(Number).filter((pid) => pid > 0 && pid !== process.pid);
  const works = await Promise.all(
    pids.map(async (pid) => {
      const texts = await Promise.all(
        ['cmdline', 'environ'].map((name) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '')),
      );
      return texts.some((text) => text.includes(dir));
    }),
  );
  return pids.filter((_, i) => works[i]);
}

/** Whether one of these has something to do now: a thread of it runs, waits for its turn to, or waits for the disk. */
export async function isBusy(pids: readonly number[]): Promise<boolean> {
  const states = await Promise.all(pids.map(statesOf));
  return states.flat().some((state) => state === 'R' || state === 'D');
}

async function statesOf(pid: number): Promise<string[]> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  return Promise.all(
    threads.map(async (thread) => {
      const stat = await readFile(`/proc/${pid}/task/${thread}/stat`, 'utf8').catch(() => '');
      return stat.charAt(stat.lastIndexOf(')') + 2);
    }),
  );
}
