import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** A name that tells which process of which machine a claim belongs to: host, process id, its start time, a random end. */
export function createWorkerName(): string {
  return [hostname(), process.pid, startOf(process.pid) ?? '', randomBytes(4).toString('hex')].join('/');
}

/** True when the worker's process ran on this machine and is gone; its claims need not wait for their leases. */
export function isDeadWorker(name: string): boolean {
  const [host, pidText, start] = name.split('/');
  const pid = Number(pidText);
  if (host !== hostname() || !Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
  const startNow = startOf(pid);
  return start !== '' && startNow !== null && startNow !== start;
}

/** When a process started, in clock ticks since the machine did: tells a reused id. Linux alone says it. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
