import { setTimeout as sleep } from 'node:timers/promises';
import { callKit, type Session } from './session.ts';

export type Settled = {
  quiet: boolean;
  /** What still moved, when it did not come to rest. */
  moving: string[];
  ms: number;
};

/** What an answer changes, it changes at once: this much quiet is enough after a request that ended in a quiet time. */
const afterRequestMs = 25;

/** How long short timers that bring nothing are waited for in one settling: those of an application that polls never end. */
const holdMs = 1000;

/**
 * Waits until the application is quiet: no request on its way, no DOM change, short timer or finite animation for
 * `quietMs`, and no download. Returns after `capMs` at the latest. An opened JavaScript dialog is quiet, too.
 */
export async function settle(session: Session, options: { fresh: boolean; capMs: number }): Promise<Settled> {
  const started = performance.now();
  const past = () => performance.now() - started;
  let fresh = options.fresh;
  let quietMs = session.quietMs;
  let hold = fresh ? holdMs : 0;
  for (;;) {
    const left = Math.max(1, options.capMs - past());
    if (session.requests.pending().length > 0) {
      await race(session, session.requests.idle(left));
      fresh = true;
    }
    const before = session.requests.started() + session.happenings;
    const asked = past();
    const answers = await race(
      session,
      Promise.all(
        watchedFrames(session).map((frame) =>
          callKit(session, frame, 'quiet', [quietMs, left, fresh, hold], left + 5000),
        ),
      ),
    );
    if (session.modals.open || answers === undefined) return { quiet: true, moving: [], ms: past() };
    hold = Math.max(0, hold - (past() - asked));
    if (session.unfinished.size > 0) await race(session, waitForDownloads(session, options.capMs - past()));
    const moving = [...answers.flatMap((answer) => answer?.moving ?? []), ...session.requests.pending()];
    const restless = moving.length > 0 || session.requests.started() + session.happenings !== before;
    if (!restless) return { quiet: true, moving: [], ms: past() };
    if (past() >= options.capMs) return { quiet: moving.length === 0, moving, ms: past() };
    fresh = true;
    if (moving.length === 0) quietMs = Math.min(quietMs, afterRequestMs);
  }
}

/** Downloads that are not done within `limitMs` are said to be going on, and no longer waited for. */
async function waitForDownloads(session: Session, limitMs: number): Promise<void> {
  const waitedFor = [...session.unfinished];
  const done = Promise.all(session.unfinished.keys());
  await Promise.race([done, sleep(Math.max(0, limitMs), undefined, { ref: false })]);
  for (const [saved, file] of waitedFor) {
    if (session.unfinished.delete(saved)) session.messages.push(`The download of ${file} is still going on.`);
  }
}

/** A count that grows with everything observable that happens. */
export async function countChanges(session: Session): Promise<number> {
  return (await countInFrames(session, 'changes')) + session.happenings * 1_000_000;
}

/** A count that grows when another control gets the keyboard. */
export const countFocuses = (session: Session): Promise<number> => countInFrames(session, 'focuses');

async function countInFrames(session: Session, what: 'changes' | 'focuses'): Promise<number> {
  const counts = await Promise.all(watchedFrames(session).map((frame) => callKit(session, frame, what, [])));
  return counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

/** The work's result, or undefined as soon as a JavaScript dialog is open (the page is frozen then). */
export async function race<T>(session: Session, work: Promise<T>): Promise<T | undefined> {
  work.catch(() => {});
  const opened = session.modals.opened().then(() => undefined);
  return Promise.race([work, opened]);
}

function watchedFrames(session: Session) {
  const frames = new Set(session.foreign.values());
  return [session.page.mainFrame(), ...frames].filter((frame) => !frame.isDetached());
}
