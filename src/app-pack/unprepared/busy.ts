import { readdir, readFile } from 'node:fs/promises';

const sessionName = 'XDG_RUNTIME_DIR';

/**
 * The processes that work on a folder: those that were called with it or that live in it, and the desktop of their own that they run on, through which
 * everything reaches them. Where the system does not tell (no /proc), none.
 */
export async function processesOf(dir: string): Promise<number[]> {
  const pids = (await readdir('/proc').catch(() => [])).map(Number).filter((pid) => pid > 0 && pid !== process.pid);
  const all = await Promise.all(
    pids.map(async (pid) => {
      const read = (name: string) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '');
      const [called, environ] = await Promise.all([read('cmdline'), read('environ')]);
      const session = environ.split('\0').find((line) => line.startsWith(`${sessionName}=`));
      return { pid, session, works: called.includes(dir) || environ.includes(dir) };
    }),
  );
  const own = `${sessionName}=${process.env[sessionName]}`;
  const sessions = new Set(all.filter(({ works, session }) => works && session !== own).map(({ session }) => session));
  sessions.delete(undefined);
  return all.filter(({ works, session }) => works || sessions.has(session)).map(({ pid }) => pid);
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
