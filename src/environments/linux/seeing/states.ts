import type { Attempt } from '../../attempt.ts';
import { face, has, isShown, type States } from '../bus/at-spi.ts';
import type { Session } from '../session.ts';
import { poll, settle } from '../settle.ts';
import { isOn, type Part, windowOf } from './survey.ts';
import { checkableRoles } from './types.ts';
import { activeWindow, windowsOf } from './windows.ts';

/** The longest that a disabled control is waited for, milliseconds. */
const enabledMs = 3000;
const lookMs = 200;
const keyboardMs = 500;

/** The states now; undefined where the application has taken the node away. */
export async function statesOf(session: Session, part: Part): Promise<States | undefined> {
  try {
    return (await session.bus.call<[States]>(part.node, face.accessible, 'GetState'))[0];
  } catch (error) {
    if (session.guard.crashed) throw error;
    return undefined;
  }
}

export async function isFocused(session: Session, part: Part): Promise<boolean> {
  const states = await statesOf(session, part);
  return states !== undefined && has(states, 'focused');
}

/** Waits until one of the windows has the keyboard: one that has just come is given it a moment later, and keys that come before are lost. */
export async function keyboardCame(session: Session): Promise<void> {
  const windows = new Set([...session.seen.values()].map(({ part }) => windowOf(part)));
  await poll(async () => {
    const states = await Promise.all([...windows].map((window) => statesOf(session, window)));
    if (states.some((now) => now !== undefined && has(now, 'active'))) return true;
    // GTK 4 does not say so of a dialog.
    const { pid, screen } = session;
    const [own, active] = await Promise.all([windowsOf(pid, screen), activeWindow(screen)]);
    return own.some(({ id }) => id === active);
  }, keyboardMs);
}

/** A dialog may make its tabs and rows anew when one is chosen: then there is nothing left to ask. */
export async function isChosenOrGone(session: Session, part: Part): Promise<boolean> {
  const states = await statesOf(session, part);
  return states === undefined || has(states, 'selected');
}

/** Whether a control that was disabled can be operated: waited for as long as anything moves, `enabledMs` at most. */
export async function becomesEnabled(session: Session, part: Part): Promise<boolean> {
  const end = performance.now() + enabledMs;
  for (let quiet = false; ; { quiet } = await settle(session, { fresh: true, capMs: lookMs })) {
    const states = await statesOf(session, part);
    // What has gone is for the act to say.
    if (!states || has(states, 'sensitive')) return true;
    if (quiet || performance.now() > end) return false;
  }
}

/** For what can be checked: whether it has changed once the application is quiet. */
export function confirmToggle(session: Session, part: Part): (Attempt & { ok: true })['confirm'] {
  if (part.role !== 'toggle button' && part.role !== 'check box' && part.role !== 'radio button') return undefined;
  const before = isOn(part, 'checked');
  const shown = session.manner?.isShown ?? isShown;
  const wanted = part.role === 'radio button' ? true : !before;
  return async () => {
    let lost = false;
    const done = await poll(async () => {
      const now = await statesOf(session, part);
      lost = now === undefined || has(now, 'defunct') || !shown(now);
      return lost || has(now!, 'checked') === wanted;
    }, 1000);
    if (done || lost || !checkableRoles.has(part.role)) return undefined;
    return { type: 'effect', detail: `"${part.name}" is ${wanted ? 'not checked' : 'still checked'} after the click.` };
  };
}
