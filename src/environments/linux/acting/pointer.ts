import { type Attempt, failed, gone } from '../../attempt.ts';
import type { Action } from '../../environment.ts';
import { modifierKey } from '../../keys.ts';
import { face } from '../bus/at-spi.ts';
import { becomesEnabled, confirmToggle } from '../seeing/states.ts';
import type { Session } from '../session.ts';
import { poll } from '../settle.ts';
import { opensWithinCall, runsWithinCall } from './by-accessibility.ts';
import { chooseRow, chooseTab } from './choose.ts';
import { clickAt, dragBetween, type MouseButton, moveTo, type Point, wheelAt } from './hands.ts';
import { placeOf } from './place.ts';
import { leavePoppedUp } from './popped-up.ts';
import { actionOf, doAction, pressKey } from './without-pointer.ts';

/** A window manager looks at a click first, and passes it on when it has the time: the application has it with the first event that it tells. */
const arriveMs = 700;

/** Clicks: by the control's own action where that is known to come back, else with the pointer at its place, else with the keys. */
export async function click(session: Session, action: Action): Promise<Attempt> {
  const sighting = session.seen.get(action.controlLabel);
  if (!sighting) return gone(action.controlLabel);
  const { control, part } = sighting;
  if (control.states.includes('disabled') && !(await becomesEnabled(session, part))) {
    return failed('action', `"${control.name}" is disabled.`);
  }
  const { button, double, modifier } = action.args;
  const plain = (!button || button === 'left') && !double && !modifier;
  if (plain && part.parent?.faces.has(face.selection) && part.role === 'page tab') return chooseTab(session, sighting);
  const number = plain ? await actionOf(session, part) : undefined;
  const within = await runsWithinCall(session);
  const opens = within || (await opensWithinCall(session, part));
  const careful = number !== undefined && (opens || session.manner?.clicksByPointer === true);
  if (number !== undefined && !careful) return doAction(session, sighting, number);
  if (within) await leavePoppedUp(session, part);
  const at = await placeOf(session, part);
  if (!at && plain && part.parent?.faces.has(face.table)) return chooseRow(session, sighting);
  if (!at && careful) return (await pressKey(session, sighting)) ?? doAction(session, sighting, number);
  if (!at) return failed('action', `"${control.name}" has no place on screen.`);
  const held = modifier ? modifierKey(String(modifier)) : undefined;
  if (modifier && !held) return failed('action', `There is no modifier key ${modifier}.`);
  const clicked = performance.now();
  await clickAt(session, at, { button: button as MouseButton | undefined, double: Boolean(double), modifier: held });
  await poll(async () => session.events.last > clicked, arriveMs);
  return { ok: true, how: 'pointer', confirm: confirmToggle(session, part) };
}

export async function wheel(session: Session, action: Action): Promise<Attempt> {
  const ticks = Number(action.args.ticks ?? 0);
  if (!Number.isInteger(ticks) || ticks === 0) return failed('action', 'wheel_mouse_input needs ticks.');
  let at: Point | undefined = { x: session.screen.size.width / 2, y: session.screen.size.height / 2 };
  if (action.controlLabel) {
    const sighting = session.seen.get(action.controlLabel);
    if (!sighting) return gone(action.controlLabel);
    at = await placeOf(session, sighting.part);
  }
  if (!at) return failed('action', 'The control has no place on screen.');
  await wheelAt(session, at, ticks);
  return { ok: true, how: 'wheel' };
}

/** Moves the pointer onto the control and leaves it there. */
export async function hover(session: Session, { controlLabel }: Action): Promise<Attempt> {
  const sighting = session.seen.get(controlLabel);
  if (!sighting) return gone(controlLabel);
  const at = await placeOf(session, sighting.part);
  if (!at) return failed('action', `"${sighting.control.name}" has no place on screen.`);
  await moveTo(session, at);
  return { ok: true, how: 'pointer' };
}

export async function drag(session: Session, action: Action): Promise<Attempt> {
  const from = session.seen.get(action.controlLabel);
  if (!from) return gone(action.controlLabel);
  const { toLabel, toName } = action.args;
  const to = toLabel
    ? session.seen.get(String(toLabel))
    : [...session.seen.values()].find(({ control }) => control.name === toName);
  if (!to) return gone(String(toLabel ?? toName ?? ''));
  const [start, end] = await Promise.all([placeOf(session, from.part), placeOf(session, to.part)]);
  if (!start || !end) return failed('action', 'There is no place on screen to drag from, or to.');
  await dragBetween(session, start, end);
  return { ok: true, how: 'drag' };
}
