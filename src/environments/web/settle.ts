import { setTimeout as sleep } from 'node:timers/promises';
import { isGone } from '../guard.ts';
import { callKit, type Session } from './session.ts';
import { replacedOverAndOver } from './unsettled.ts';

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
    await race(session, session.tabs.arrived(left));
    if (followTabs(session)) {
      await race(session, session.page.waitForLoadState('domcontentloaded', { timeout: left }).catch(lateOrGone));
      fresh = true;
    }
    if (session.requests.pending().length > 0) {
      await race(session, session.requests.idle(left));
      fresh = true;
    }
    const before = session.requests.started() + session.happenings;
    const navigations = session.requests.navigations();
    const asked = past();
    const answers = await race(
      session,
      Promise.all(
        watchedFrames(session).map((frame) =>
          callKit(session, frame, 'quiet', [quietMs, left, fresh, hold], left + 5000),
        ),
      ),
    );
    if (session.modals.open) return { quiet: true, moving: [], ms: past() };
    if (answers === undefined && past() < options.capMs) continue;
    hold = Math.max(0, hold - (past() - asked));
    if (session.unfinished.size > 0) await race(session, waitForDownloads(session, options.capMs - past()));
    const moving = [...(answers ?? []).flatMap((answer) => answer?.moving ?? []), ...session.requests.pending()];
    const happened = session.requests.started() + session.happenings !== before || session.tabs.arriving();
    if (moving.length === 0 && !happened) return { quiet: true, moving: [], ms: past() };
    if (past() >= options.capMs) {
      if (session.requests.navigations() !== navigations) moving.push(replacedOverAndOver);
      return { quiet: moving.length === 0, moving, ms: past() };
    }
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

/** The work's result, or undefined as soon as a JavaScript dialog is open (the page is frozen then) or the tab has closed. */
export async function race<T>(session: Session, work: Promise<T>): Promise<T | undefined> {
  const { closed } = session.tabs.current;
  const kept = work.catch(async (error: unknown) => {
    if (!isGone(error)) throw error;
    await closed;
    return undefined;
  });
  kept.catch(() => {});
  const ended = Promise.race([session.modals.opened(), closed]).then(() => undefined);
  return Promise.race([kept, ended]);
}

/** Goes on with the tab that is in front now; true where it is another one. */
function followTabs(session: Session): boolean {
  if (!session.tabs.follow()) return false;
  session.happenings++;
  session.foreign.clear();
  session.holders.clear();
  return true;
}

/** A page that still loads when the time is over is taken as it is. */
async function lateOrGone(error: unknown): Promise<void> {
  const { errors } = await import('playwright-core');
  if (!(error instanceof errors.TimeoutError)) throw error;
}

function watchedFrames(session: Session) {
  const frames = new Set(session.foreign.values());
  return [session.page.mainFrame(), ...frames].filter((frame) => !frame.isDetached());
}
