import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ElementHandle, Keyboard } from 'playwright-core';
import { type Attempt, failed, gone } from '../../attempt.ts';
import type { Action } from '../../environment.ts';
import { parseKeys } from '../../keys.ts';
import { pageKey } from '../in-page/bundle.ts';
import { callKit, frameOf, type Session } from '../session.ts';
import { countFocuses } from '../settle.ts';
import { confirmTyped } from '../typed.ts';
import { chooseFromList, chooseInPopup } from './choose.ts';
import { formWritings, noForm } from './field-forms.ts';
import { patienceMs } from './patience.ts';
import { moveTo, outOfBounds } from './range.ts';
import { suggest } from './suggest.ts';
import { typeOver } from './type-over.ts';

/** Gives a control a value: text, a choice, a date, a place between two ends, a file; confirmed by reading it back. */
export async function setText(session: Session, action: Action): Promise<Attempt> {
  const label = action.controlLabel;
  const text = String(action.args.text ?? '');
  const field = await callKit(session, frameOf(session, label), 'field', [label, patienceMs, text]);
  if (!field || 'gone' in field) return gone(label);
  if ('refused' in field) return refuses(field.refused);
  switch (field.kind) {
    case 'file':
      return setFile(session, label, text);
    case 'list':
      return chooseFromList(session, label, text);
    case 'popup':
    case 'choices':
      return chooseInPopup(session, label, text, field);
    case 'suggesting':
      return suggest(session, label, text, field, Boolean(action.args.choice));
    case 'form':
      return setForm(session, label, text, field.form);
    case 'range':
      return moveTo(session, label, text);
    case 'text': {
      const why = field.bounded ? await outOfBounds(session, label, text) : undefined;
      return why ? refuses(why) : typeOver(session, label, text, field);
    }
  }
}

const refuses = (why: string) => failed('action', `The control cannot take the text: ${why}.`);

async function setForm(session: Session, label: string, text: string, form: string): Promise<Attempt> {
  const writings = formWritings(form, text);
  const frame = frameOf(session, label);
  const put = await callKit(session, frame, 'putForm', [label, writings.length > 2 ? writings.slice(0, 1) : writings]);
  if (!put || 'gone' in put) return gone(label);
  if ('refused' in put) return refuses(put.refused || noForm(form, text));
  const { kept } = put;
  return {
    ok: true,
    how: 'value',
    ...(kept === text ? {} : { text: kept }),
    async confirm() {
      const now = await callKit(session, frame, 'plainValue', [label]);
      if (now === undefined || now === kept) return undefined;
      return { type: 'effect', detail: `It stands at "${now}" instead of "${kept}".` };
    },
  };
}

/** Presses keys and types text, in the control where one is named, else where the focus is. */
export async function typeKeys(session: Session, action: Action): Promise<Attempt> {
  const strokes = parseKeys(String(action.args.keys ?? ''));
  if (strokes.length === 0) return failed('action', 'keyboard_input needs keys.');
  const { controlLabel } = action;
  if (controlLabel) {
    const frame = frameOf(session, controlLabel);
    let focused = await callKit(session, frame, 'focus', [controlLabel]);
    if (focused === false) {
      await callKit(session, frame, 'field', [controlLabel, patienceMs]);
      focused = await callKit(session, frame, 'focus', [controlLabel]);
    }
    if (focused === undefined) return gone(controlLabel);
    if (!focused) return failed('action', 'The control does not take the keyboard.');
  }
  const { keyboard } = session.page;
  const [first] = strokes;
  const text = strokes.length === 1 && first && 'type' in first && [...first.type].length > 1 ? first.type : undefined;
  const confirm = text === undefined ? undefined : await confirmTyped(session, text);
  const before = await countFocuses(session);
  for (const stroke of strokes) {
    if ('press' in stroke) await press(keyboard, stroke.press);
    else await keyboard.type(stroke.type);
  }
  const moves = strokes.some((stroke) => 'press' in stroke && /(Tab|Arrow\w+)$/.test(stroke.press));
  const moved = moves && (await countFocuses(session)) !== before;
  return { ok: true, how: 'keys', ...(moved ? { changed: true } : {}), ...(confirm && { confirm }) };
}

/** Presses a key with its modifiers; a key that there is not leaves none of them pressed. */
async function press(keyboard: Keyboard, keys: string): Promise<void> {
  try {
    await keyboard.press(keys);
  } catch (error) {
    for (const held of keys.split(/\+(?=.)/).slice(0, -1)) await keyboard.up(held);
    throw error;
  }
}

/** Selects the first place where the text stands in the control, or on the page. */
export async function selectText(session: Session, action: Action): Promise<Attempt> {
  const { controlLabel } = action;
  const text = String(action.args.text ?? '');
  const found = await callKit(session, frameOf(session, controlLabel), 'select', [controlLabel, text]);
  if (found === undefined) return gone(controlLabel);
  return found ? { ok: true, how: 'selection', changed: true } : failed('action', `"${text}" does not stand there.`);
}

/** Reads the control's text. */
export async function readText(session: Session, action: Action): Promise<Attempt> {
  const text = await callKit(session, frameOf(session, action.controlLabel), 'read', [action.controlLabel]);
  return text === undefined ? gone(action.controlLabel) : { ok: true, how: 'read', text, changed: false };
}

async function setFile(session: Session, label: string, name: string): Promise<Attempt> {
  const path = resolve(session.files ?? '', name);
  if (!existsSync(path)) return failed('action', `There is no file ${path}.`);
  const frame = frameOf(session, label);
  const handle = await frame.evaluateHandle(`${pageKey}.element(${JSON.stringify(label)})`);
  await (handle as unknown as ElementHandle<HTMLInputElement>).setInputFiles(path);
  return { ok: true, how: 'file', changed: true };
}
