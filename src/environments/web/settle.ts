import { callKit, type Session } from './session.ts';

export type Settled = {
  quiet: boolean;
  /** What still moved, when it did not come to rest. */
  moving: string[];
  ms: number;
};

/** What an answer changes, it changes at once: this much quiet is enough after a request that ended in a quiet time. */
const afterRequestMs = 25;

/**
 * Waits until the application is quiet: no request on its way, no DOM change, short timer or finite animation for
 * `quietMs`. Returns after `capMs` at the latest. An opened JavaScript dialog is quiet, too.
 */
export async function settle(session: Session, options: { fresh: boolean; capMs: number }): Promise<Settled> {
  const started = performance.now();
  const past = () => performance.now() - started;
  let fresh = options.fresh;
  let quietMs = session.quietMs;
  for (;;) {
    const left = Math.max(1, options.capMs - past());
    if (session.requests.pending().length > 0) {
      await race(session, session.requests.idle(left));
      fresh = true;
    }
    const before = session.requests.started() + session.happenings;
    const answers = await race(
      session,
      Promise.all(
        watchedFrames(session).map((frame) => callKit(session, frame, 'quiet', [quietMs, left, fresh], left + 5000)),
      ),
    );
    if (session.modals.open || answers === undefined) return { quiet: true, moving: [], ms: past() };
    await race(session, Promise.all(session.unfinished));
    const moving = [...answers.flatMap((answer) => answer?.moving ?? []), ...session.requests.pending()];
    const restless = moving.length > 0 || session.requests.started() + session.happenings !== before;
    if (!restless) return { quiet: true, moving: [], ms: past() };
    if (past() >= options.capMs) return { quiet: moving.length === 0, moving, ms: past() };
    fresh = true;
    if (moving.length === 0) quietMs = Math.min(quietMs, afterRequestMs);
  }
}

/** A count that grows with everything observable that happens. */
export async function countChanges(session: Session): Promise<number> {
  const counts = await Promise.all(watchedFrames(session).map((frame) => callKit(session, frame, 'changes', [])));
  return counts.reduce<number>((sum, count) => sum + (count ?? 0), 0) + session.happenings * 1_000_000;
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
