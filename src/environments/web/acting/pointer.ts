import type { Frame } from 'playwright-core';
import { type Attempt, failed, gone } from '../../attempt.ts';
import type { Action } from '../../environment.ts';
import { modifierKey } from '../../keys.ts';
import type { Aim } from '../in-page/acting/pointing.ts';
import { callKit, frameOf, type Session } from '../session.ts';
import { race } from '../settle.ts';
import { confirmLeft } from './leaving.ts';
import { patienceMs } from './patience.ts';
import { confirmTick } from './ticks.ts';

type Point = { x: number; y: number };

/** Clicks where the pointer really reaches the control. */
export async function click(session: Session, action: Action): Promise<Attempt> {
  const { mouse, keyboard } = session.page;
  const button = action.args.button ?? 'left';
  if (button !== 'left' && button !== 'right' && button !== 'middle') {
    return failed('action', `There is no mouse button "${button}".`);
  }
  const modifier = action.args.modifier ? modifierKey(String(action.args.modifier)) : undefined;
  if (action.args.modifier && !modifier) return failed('action', `There is no modifier "${action.args.modifier}".`);
  const times = action.args.double === true || action.args.double === 'true' ? 2 : 1;
  const at = await moveOnto(session, action.controlLabel, true);
  if ('failure' in at) return at;
  const confirm = button === 'left' && times === 1 ? await confirmTick(session, action.controlLabel) : undefined;
  if (modifier) await keyboard.down(modifier);
  for (let count = 1; count <= times; count++) {
    await mouse.down({ button, clickCount: count });
    // What a click would send must be what was typed: the pointer is let go beside the control then.
    const left = count === 1 ? await race(session, confirmLeft(session)) : undefined;
    if (left) await mouse.move(...farFrom(session, at));
    await mouse.up({ button, clickCount: count });
    if (left && 'type' in left) return { ok: false, failure: left };
  }
  if (modifier) await keyboard.up(modifier);
  return { ok: true, how: 'mouse', ...(confirm && { confirm }) };
}

/** The corner of the window that is farthest from a point; outside of the window a release would still count for what was pressed. */
function farFrom({ page }: Session, { x, y }: Point): [number, number] {
  const { width, height } = page.viewportSize()!;
  return [x < width / 2 ? width - 1 : 0, y < height / 2 ? height - 1 : 0];
}

/** Moves the pointer onto the control and leaves it there. */
export async function hover(session: Session, action: Action): Promise<Attempt> {
  const at = await moveOnto(session, action.controlLabel, false);
  return 'failure' in at ? at : { ok: true, how: 'mouse' };
}

/** Drags the control onto another one, given by `toLabel`, or by `toName` as it was last observed. */
export async function drag(session: Session, action: Action): Promise<Attempt> {
  const { toLabel, toName } = action.args;
  const to = toLabel ? String(toLabel) : session.seen.find((control) => control.name === toName)?.label;
  if (!to) return failed('grounding', `There is no control "${toName ?? ''}" to drop on (toLabel or toName).`);
  const end = await aimAt(session, to, false, 0);
  if ('failure' in end && end.failure.type === 'grounding') return end;
  const start = await moveOnto(session, action.controlLabel, true);
  if ('failure' in start) return start;
  const { mouse } = session.page;
  await mouse.down();
  await mouse.move(start.x + 5, start.y + 5);
  // A place may take the pointer only while something is dragged, or give way to what is.
  const drop = await aimAt(session, to, false, 'failure' in end ? patienceMs : 0);
  const at = 'failure' in drop ? end : drop;
  if ('failure' in at) {
    await mouse.move(start.x, start.y);
    await mouse.up();
    return at;
  }
  await mouse.move(at.x, at.y, { steps: 5 });
  await mouse.up();
  return { ok: true, how: 'mouse' };
}

type Missed = Attempt & { ok: false };

/** A control that is elsewhere each time the pointer comes is followed so often, and waited for so long each time. */
const mostFollowed = 4;
const followMs = 300;

/** Moves the pointer onto the control, and after it where the control gives way to the pointer. */
async function moveOnto(session: Session, label: string, needsEnabled: boolean): Promise<Point | Missed> {
  let at = await aimAt(session, label, needsEnabled);
  for (let moves = 1; !('failure' in at); moves++) {
    await session.page.mouse.move(at.x, at.y);
    const now = await aimAt(session, label, needsEnabled, followMs);
    if (!('failure' in now) && now.x === at.x && now.y === at.y) return at;
    // What moves on and on is clicked all the same, and what the page drew anew for the pointer is the same to its user.
    const isLast = moves === mostFollowed || ('failure' in now && now.failure.type === 'grounding');
    if (isLast && (await isMet(session, label, at))) return at;
    if (moves === mostFollowed) return failed('action', 'The control gives way to the pointer each time.');
    at = now;
  }
  return at;
}

/** Whether the pointer meets the control at this place, or what is called as it was. */
async function isMet(session: Session, label: string, { x, y }: Point): Promise<boolean> {
  const name = session.seen.find((control) => control.label === label)?.name ?? '';
  return (await callKit(session, session.page.mainFrame(), 'isMet', [label, x, y, name])) === true;
}

async function aimAt(
  session: Session,
  label: string,
  needsEnabled: boolean,
  waitMs = patienceMs,
): Promise<Point | Missed> {
  const frame = frameOf(session, label);
  const aim = await callKit(session, frame, 'aim', [label, needsEnabled, waitMs], waitMs + 5000);
  return aim && 'gone' in aim ? gone(label) : pointIn(session, frame, aim);
}

/** Where in the window lies what was aimed at in one of its frames. */
export async function pointIn(session: Session, from: Frame, aimed: Aim | undefined): Promise<Point | Missed> {
  let [frame, aim] = [from, aimed];
  while (aim && 'at' in aim && frame !== session.page.mainFrame()) {
    const holder = session.holders.get(frame) ?? '';
    frame = frameOf(session, holder);
    aim = await callKit(session, frame, 'through', [holder, aim.at.x, aim.at.y]);
  }
  if (!aim || 'gone' in aim) return failed('grounding', 'The control went away.');
  if ('disabled' in aim) return failed('action', 'The control is disabled.');
  if ('passing' in aim)
    return failed('action', 'The control takes no clicks now: the page lets the pointer pass through it.');
  if ('covered' in aim) {
    return failed('action', `The control is covered by ${aim.covered}. Close or move away first what lies over it.`);
  }
  return aim.at;
}
