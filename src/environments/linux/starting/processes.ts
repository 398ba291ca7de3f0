import { readFileSync } from 'node:fs';

/** Whether one process is the other, or was started by it, however far down. */
export function descends(pid: number, ancestor: number): boolean {
  for (let one = pid; one > 1; one = parentOf(one)) if (one === ancestor) return true;
  return false;
}

function parentOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}
