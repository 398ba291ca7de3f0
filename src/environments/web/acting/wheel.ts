import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame } from 'playwright-core';
import { type Attempt, failed, gone } from '../../attempt.ts';
import type { Action } from '../../environment.ts';
import type { WheelAim } from '../in-page/acting/scrolling.ts';
import { callKit, frameOf, type Session } from '../session.ts';
import { pointIn } from './pointer.ts';

/** A wheel turn that has not scrolled anything by then will not. */
const scrollStartMs = 500;
/** A list that is at its end has so long to begin to load more; what it asks a server for is waited for longer. */
const moreMs = 1500;
const mostMs = 6000;

/**
 * Scrolls the control, or what is in front: a dialog, the page, else the largest part that scrolls. A tick is 100 CSS
 * pixels, negative is down. Changed is told by the position; at the end, where nothing more loads, nothing has changed.
 */
export async function wheel(session: Session, action: Action): Promise<Attempt> {
  const ticks = Number(action.args.ticks);
  if (!Number.isFinite(ticks)) return failed('action', 'wheel_mouse_input needs a number of ticks.');
  const { controlLabel: label } = action;
  const down = ticks < 0;
  const frame = await frameToScroll(session, label, down);
  const aim = await callKit(session, frame, 'aimWheel', [label, down]);
  if (!aim || 'gone' in aim) return gone(label);
  if (aim.can === 'scroll') return turn(session, frame, aim, ticks);
  // At the end of what is meant the wheel would scroll something else.
  if (aim.can === 'not') await turn(session, frame, aim, ticks);
  await callKit(session, frame, 'nudge', []);
  const become = await goesOn(session, frame);
  if (become === 'scrolled') return { ok: true, how: 'mouse', changed: true };
  if (become === 'end') return { ok: true, how: 'mouse', changed: false, text: 'The end is reached.' };
  const again = await callKit(session, frame, 'aimWheel', [label, down]);
  return again && 'can' in again ? turn(session, frame, again, ticks) : gone(label);
}

async function turn(
  session: Session,
  frame: Frame,
  aim: Extract<WheelAim, { can: unknown }>,
  ticks: number,
): Promise<Attempt> {
  const at = await pointIn(session, frame, aim);
  if ('failure' in at) return at;
  const { mouse } = session.page;
  await mouse.move(at.x, at.y);
  const before = (await callKit(session, frame, 'scrolls', [])) ?? 0;
  await mouse.wheel(0, -ticks * 100);
  if (aim.can === 'scroll') await callKit(session, frame, 'next', ['scroll', before, scrollStartMs]);
  const scrolled = await callKit(session, frame, 'hasScrolled', []);
  return { ok: true, how: 'mouse', ...(scrolled ? { changed: true } : {}) };
}

/** The frame of the control; without one the first whose page has something to scroll. */
async function frameToScroll(session: Session, label: string, down: boolean): Promise<Frame> {
  const own = frameOf(session, label);
  if (label !== '') return own;
  for (const frame of [own, ...new Set(session.foreign.values())]) {
    if (frame.isDetached()) continue;
    const aim = await callKit(session, frame, 'aimWheel', ['', down]);
    if (aim && 'can' in aim && aim.can !== 'not') return frame;
  }
  return own;
}

/** Waits until what did not scroll holds more, or was drawn elsewhere by the page itself. */
async function goesOn(session: Session, frame: Frame): Promise<'scrolled' | 'grown' | 'end'> {
  const started = performance.now();
  for (;;) {
    if (await callKit(session, frame, 'hasGrown', [])) return 'grown';
    if (await callKit(session, frame, 'hasScrolled', [])) return 'scrolled';
    const past = performance.now() - started;
    if (past > mostMs || (past > moreMs && session.requests.pending().length === 0)) return 'end';
    await sleep(50);
  }
}
