import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { face } from './at-spi.ts';
import type { Session } from './session.ts';

export type Settled = { quiet: boolean; moving: string[]; ms: number };

const stepMs = 15;
/** Share of one processor that the application's main thread may use and still count as idle. */
const idleShare = 0.2;

/**
 * Waits until the application is quiet: its main loop answers, no event came for `quietMs`, and its main thread rests.
 * With `fresh` the quiet time begins now, else it may lie in the past. Returns after `capMs` at the latest.
 */
export async function settle(session: Session, options: { fresh: boolean; capMs: number }): Promise<Settled> {
  const started = performance.now();
  const past = () => performance.now() - started;
  let busy = options.fresh ? started : 0;
  let before = await mainThread(session.pid);
  for (;;) {
    await session.bus.get(session.root, face.accessible, 'ChildCount');
    const quiet = () => performance.now() - Math.max(busy, session.events.last);
    if (quiet() >= session.quietMs) return { quiet: true, moving: [], ms: past() };
    if (past() > options.capMs) return { quiet: false, moving: session.events.recent(), ms: past() };
    await sleep(stepMs);
    const now = await mainThread(session.pid);
    if (now.cpuMs - before.cpuMs > idleShare * (now.at - before.at)) busy = performance.now();
    before = now;
  }
}

/** Asks again and again until the answer is yes; the last answer when `limitMs` have passed. */
export async function poll(ask: () => Promise<boolean>, limitMs = 1500): Promise<boolean> {
  const end = performance.now() + limitMs;
  for (;;) {
    if (await ask()) return true;
    if (performance.now() > end) return false;
    await sleep(stepMs);
  }
}

async function mainThread(pid: number): Promise<{ cpuMs: number; at: number }> {
  const text = await readFile(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').catch(() => '0');
  return { cpuMs: Number(text.split(' ')[0]) / 1e6, at: performance.now() };
}
