import { availableParallelism, cpus, loadavg } from 'node:os';

/** Looks closer together than this say little. */
const shortestMs = 500;

/**
 * How many cores other processes leave to this one, 1 at least, since the last look (at first: by the load of the last minute).
 * More threads than free cores wait for one another: a model that has two threads and one free core writes ten times slower than with one.
 */
export function freeCores(): () => number {
  const cores = availableParallelism();
  let last = look();
  let free = among(cores - loadavg()[0]!, cores);
  return () => {
    const now = look();
    if (now.at - last.at < shortestMs) return free;
    const others = now.busy - last.busy - (now.own - last.own);
    free = among(cores - others / (now.at - last.at), cores);
    last = now;
    return free;
  };
}

/** A core that others use for a quarter of the time at most counts as free. */
const among = (free: number, cores: number) => Math.max(1, Math.min(cores, Math.floor(free + 0.25)));

/** Milliseconds that all cores and this process were busy so far. */
function look() {
  const { user, system } = process.cpuUsage();
  const busy = cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0);
  return { at: performance.now(), busy, own: (user + system) / 1000 };
}
