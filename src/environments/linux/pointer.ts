import type { Rect } from '../../records/control.ts';
import { type Attempt, failed, gone } from '../attempt.ts';
import type { Action } from '../environment.ts';
import { modifierKey } from '../keys.ts';
import { face, has, type States } from './at-spi.ts';
import { isRefusal } from './bus.ts';
import { clickAt, dragBetween, type MouseButton, moveTo, type Point, wheelAt } from './hands.ts';
import type { Session, Sighting } from './session.ts';
import { poll } from './settle.ts';
import { isOn, type Part } from './survey.ts';
import { checkableRoles } from './types.ts';

/** An application may answer the call for an action only when the dialog that it opened is closed again. */
const answerMs = 250;
const unknownObject = 'org.freedesktop.DBus.Error.UnknownObject';

/** Clicks: by the control's own action where a plain click is asked for, else with the pointer at its place. */
export async function click(session: Session, action: Action): Promise<Attempt> {
  const sighting = session.seen.get(action.controlLabel);
  if (!sighting) return gone(action.controlLabel);
  const { control, part } = sighting;
  if (control.states.includes('disabled')) return failed('action', `"${control.name}" is disabled.`);
  const { button, double, modifier } = action.args;
  const plain = (!button || button === 'left') && !double && !modifier;
  if (plain && part.parent?.faces.has(face.selection) && part.role === 'page tab') return chooseTab(session, sighting);
  const number = plain ? await actionOf(session, part) : undefined;
  if (number !== undefined) return doAction(session, sighting, number);
  const at = await placeOf(session, part);
  if (!at && plain && part.parent?.faces.has(face.table)) return chooseRow(session, sighting);
  if (!at) return failed('action', `"${control.name}" has no place on screen.`);
  const held = modifier ? modifierKey(String(modifier)) : undefined;
  if (modifier && !held) return failed('action', `There is no modifier key ${modifier}.`);
  await clickAt(session, at, { button: button as MouseButton | undefined, double: Boolean(double), modifier: held });
  return { ok: true, how: 'pointer', confirm: confirmToggle(session, part) };
}

async function doAction(session: Session, { part }: Sighting, number: number): Promise<Attempt> {
  const confirm = confirmToggle(session, part);
  const answer = session.bus.call(part.node, face.action, 'DoAction', 'i', [number]).then(
    () => true,
    (error: Error) => error,
  );
  const outcome = await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, answerMs))]);
  // An application that closes its window, or itself, does not always answer.
  if (outcome instanceof Error && session.guard.crashed) throw outcome;
  if (isRefusal(outcome) && outcome.type === unknownObject) throw outcome;
  return { ok: true, how: 'action', confirm };
}

async function chooseTab(session: Session, { control, part }: Sighting): Promise<Attempt> {
  const index = part.parent!.children.indexOf(part);
  const [all] = await session.bus.call<[(readonly [string, string])[]]>(
    part.parent!.node,
    face.accessible,
    'GetChildren',
  );
  const among = all.findIndex((node) => node.join('') === part.key);
  await session.bus.call(part.parent!.node, face.selection, 'SelectChild', 'i', [among < 0 ? index : among]);
  return {
    ok: true,
    how: 'selection',
    async confirm() {
      const chosen = await poll(() => isChosenOrGone(session, part));
      return chosen ? undefined : { type: 'effect', detail: `The tab "${control.name}" did not come to the front.` };
    },
  };
}

/** Chooses a row that is scrolled out of its list, as the arrow keys would. */
async function chooseRow(session: Session, { control, part }: Sighting): Promise<Attempt> {
  const { bus } = session;
  const list = part.parent!.node;
  const index = await bus
    .call<[number]>(part.node, face.accessible, 'GetIndexInParent')
    .then(([position]) => bus.call<[number]>(list, face.table, 'GetRowAtIndex', 'i', [position]));
  await bus.call(list, face.table, 'AddRowSelection', 'i', index);
  return {
    ok: true,
    how: 'selection',
    async confirm() {
      const chosen = await poll(() => isChosenOrGone(session, part));
      return chosen ? undefined : { type: 'effect', detail: `"${control.name}" did not become selected.` };
    },
  };
}

/** The number of the action that does what a click does, where the control has one. */
async function actionOf(session: Session, part: Part): Promise<number | undefined> {
  if (!part.faces.has(face.action) || clickedByPointer.has(part.role)) return undefined;
  const [actions] = await session.bus
    .call<[[string, string, string][]]>(part.node, face.action, 'GetActions')
    .catch(() => [[]] as [[string, string, string][]]);
  const names = actions.map(([name]) => name.toLowerCase());
  const wanted = ['click', 'press', 'toggle', 'jump', 'open', 'activate', 'select', ''];
  const best = wanted.map((name) => names.indexOf(name)).find((index) => index >= 0);
  return best ?? (names.length > 0 ? 0 : undefined);
}
/** What has actions, none of which is to click it. */
const clickedByPointer = new Set(
  'text,entry,password text,table cell,tree item,list item,spin button,slider,panel'.split(','),
);

/** For what can be checked: whether it has changed once the application is quiet. */
function confirmToggle(session: Session, part: Part): (Attempt & { ok: true })['confirm'] {
  if (part.role !== 'toggle button' && part.role !== 'check box' && part.role !== 'radio button') return undefined;
  const before = isOn(part, 'checked');
  const wanted = part.role === 'radio button' ? true : !before;
  return async () => {
    let lost = false;
    const done = await poll(async () => {
      const now = await statesOf(session, part);
      lost = now === undefined || has(now, 'defunct') || !has(now, 'showing');
      return lost || has(now!, 'checked') === wanted;
    }, 1000);
    if (done || lost || !checkableRoles.has(part.role)) return undefined;
    return { type: 'effect', detail: `"${part.name}" is ${wanted ? 'not checked' : 'still checked'} after the click.` };
  };
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

/** The middle of the control as far as it is on the screen; it is scrolled there first where it is not. None where it has gone. */
export async function placeOf(session: Session, part: Part): Promise<Point | undefined> {
  const { size } = session.screen;
  if (!(await statesOf(session, part))) return undefined;
  let rect = part.rect && part.rect.x > -size.width * 10 ? part.rect : undefined;
  if (rect && !isWithin(rect, size)) {
    const anywhere = 6;
    await session.bus.call(part.node, face.component, 'ScrollTo', 'u', [anywhere]).catch(() => []);
    const [[x, y, width, height]] = await session.bus.call<[[number, number, number, number]]>(
      part.node,
      face.component,
      'GetExtents',
      'u',
      [0],
    );
    rect = { x, y, width, height };
  }
  if (!rect || !isWithin(rect, size)) return undefined;
  return {
    x: (Math.max(0, rect.x) + Math.min(size.width, rect.x + rect.width)) / 2,
    y: (Math.max(0, rect.y) + Math.min(size.height, rect.y + rect.height)) / 2,
  };
}

/** The states now; undefined where the application has taken the node away. */
export async function statesOf(session: Session, part: Part): Promise<States | undefined> {
  try {
    return (await session.bus.call<[States]>(part.node, face.accessible, 'GetState'))[0];
  } catch (error) {
    if (session.guard.crashed) throw error;
    return undefined;
  }
}

/** A dialog may make its tabs and rows anew when one is chosen: then there is nothing left to ask. */
async function isChosenOrGone(session: Session, part: Part): Promise<boolean> {
  const states = await statesOf(session, part);
  return states === undefined || has(states, 'selected');
}

const isWithin = (rect: Rect, size: { width: number; height: number }) =>
  rect.width > 0 &&
  rect.height > 0 &&
  rect.x < size.width &&
  rect.y < size.height &&
  rect.x + rect.width > 0 &&
  rect.y + rect.height > 0;
