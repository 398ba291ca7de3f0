import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { LamwrightError } from '../../records/error.ts';
import { face } from './bus/at-spi.ts';
import { callLimitMs } from './bus/bus.ts';
import { type Session, withApplication } from './session.ts';

export type Settled = { quiet: boolean; moving: string[]; ms: number };

/** The longest that an act waits for quiet. */
export const actCapMs = 5000;
const stepMs = 15;
/** Share of the time that the application's main thread may run, or wait for a processor, and still count as idle. */
const idleShare = 0.2;

/**
 * Waits until the application is quiet: its main loop answers, no event came for `quietMs`, and its main thread rests.
 * With `fresh` the quiet time begins now, else it may lie in the past. Returns after `capMs` at the latest, or rejects with
 * TIMEOUT where the main loop does not answer even then.
 */
export async function settle(session: Session, options: { fresh: boolean; capMs: number }): Promise<Settled> {
  const started = performance.now();
  const past = () => performance.now() - started;
  let busy = options.fresh ? started : 0;
  let before = await mainThread(session.pid);
  for (;;) {
    const late = await lateness(session);
    const quiet = () => performance.now() - Math.max(busy, session.events.last);
    if (!late && quiet() >= session.quietMs) return { quiet: true, moving: [], ms: past() };
    if (late && past() > options.capMs) throw late;
    if (past() > options.capMs) return { quiet: false, moving: session.events.recent(), ms: past() };
    await sleep(stepMs);
    const now = await mainThread(session.pid);
    if (isBusy(before, now)) busy = performance.now();
    before = now;
  }
}

/** The TIMEOUT of a main loop that is too busy to answer. */
async function lateness(session: Session): Promise<LamwrightError | undefined> {
  try {
    await withApplication(session, 'The application', session.bus.get(session.root, face.accessible, 'ChildCount'));
    return undefined;
  } catch (error) {
    if (error instanceof LamwrightError && error.code === 'TIMEOUT') {
      return new LamwrightError('TIMEOUT', `The application has not answered for ${callLimitMs / 1000} s.`, {
        remedy: error.remedy,
        cause: error,
      });
    }
    throw error;
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

type Work = { busyMs: number; at: number };

/** Whether the main thread did more between two looks than one that waits does. */
export const isBusy = (before: Work, now: Work): boolean =>
  now.busyMs - before.busyMs > idleShare * (now.at - before.at);

/** How long it has run and waited to run, which on a busy machine is most of it. */
export async function mainThread(pid: number): Promise<Work> {
  const text = await readFile(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').catch(() => '0 0');
  const [ran, waited] = text.split(' ').map(Number);
  return { busyMs: (ran! + waited!) / 1e6, at: performance.now() };
}
