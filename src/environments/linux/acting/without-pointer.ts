import type { Attempt } from '../../attempt.ts';
import { face, has } from '../bus/at-spi.ts';
import { confirmToggle, isFocused, statesOf } from '../seeing/states.ts';
import { isOn, type Part } from '../seeing/survey.ts';
import type { Session, Sighting } from '../session.ts';
import { poll } from '../settle.ts';
import { afterCall, runsWithinCall } from './by-accessibility.ts';
import { press } from './hands.ts';

const focusMs = 500;
const byEnter = new Set(['menu', 'menu item', 'check menu item', 'radio menu item', 'link']);

/** The number of the action that does what a click does, where the control has one. */
export async function actionOf(session: Session, part: Part): Promise<number | undefined> {
  if (!part.faces.has(face.action) || clickedByPointer.has(part.role)) return undefined;
  const [actions] = await session.bus
    .call<[[string, string, string][]]>(part.node, face.action, 'GetActions')
    .catch(() => [[]] as [[string, string, string][]]);
  const names = actions.map(([name]) => name.toLowerCase());
  const wanted = ['click', 'press', 'toggle', 'jump', 'open', 'activate', 'select', ''];
  const best = wanted.map((name) => names.indexOf(name)).find((index) => index >= 0);
  return best ?? (isCommand(names[0] ?? '.') ? undefined : 0);
}
/** What has actions, none of which is to click it. */
const clickedByPointer = new Set(
  'text,entry,password text,table cell,tree item,list item,spin button,slider,panel'.split(','),
);

/** A command of the whole program, as "clipboard.paste", and none of the control. */
const isCommand = (action: string) => action.includes('.');

/** Does the control's own action. */
export async function doAction(session: Session, { control, part }: Sighting, number: number): Promise<Attempt> {
  const confirm = confirmToggle(session, part);
  const call = session.bus.call(part.node, face.action, 'DoAction', 'i', [number]);
  return (await afterCall(session, control.name, call)) ?? { ok: true, how: 'action', confirm };
}

/** Presses the control by the keyboard; undefined where it does not take the focus. */
export async function pressKey(session: Session, { part }: Sighting): Promise<Attempt | undefined> {
  const confirm = confirmToggle(session, part);
  if (!(await takesFocus(session, part))) return undefined;
  await press(session, [{ press: byEnter.has(part.role) ? 'Enter' : 'Space' }]);
  return { ok: true, how: 'keys', confirm };
}

/** Has a field take its text, as Enter does; what went wrong with that. */
export async function pressEnterIn(session: Session, field: Part): Promise<(Attempt & { ok: false }) | undefined> {
  if ((await runsWithinCall(session)) && (await poll(() => isFocused(session, field), focusMs))) {
    await press(session, [{ press: 'Enter' }]);
    return undefined;
  }
  const [action] = await session.bus
    .call<[string]>(field.node, face.action, 'GetName', 'i', [0])
    .catch(() => [''] as [string]);
  if (isCommand(action)) return undefined;
  return afterCall(session, field.name, session.bus.call(field.node, face.action, 'DoAction', 'i', [0]));
}

/** Of a menu's items the chosen one takes the keys; they are scrolled into sight when they are chosen. */
async function takesFocus(session: Session, part: Part): Promise<boolean> {
  const { bus } = session;
  const menu = part.parent;
  if (menu?.role === 'menu' && menu.faces.has(face.selection)) {
    const [index] = await bus.call<[number]>(part.node, face.accessible, 'GetIndexInParent');
    await bus.call(menu.node, face.selection, 'SelectChild', 'i', [index]);
    return poll(async () => {
      const states = await statesOf(session, part);
      return states !== undefined && has(states, 'selected');
    }, focusMs);
  }
  if (!isOn(part, 'focusable')) return false;
  await bus.call(part.node, face.component, 'GrabFocus').catch(() => []);
  return poll(() => isFocused(session, part), focusMs);
}
