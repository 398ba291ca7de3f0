import { setTimeout as sleep } from 'node:timers/promises';
import type { Keyboard } from 'playwright-core';
import { type Attempt, type Confirmed, failed } from '../../attempt.ts';
import { confirmText } from '../../texts/field-text.ts';
import type { Field } from '../in-page/acting/fields.ts';
import { callKit, frameOf, type Session } from '../session.ts';
import { settle } from '../settle.ts';
import { noteTyped } from './leaving.ts';
import { patienceMs } from './patience.ts';

/** Longer texts are not typed key by key. */
const longestTyped = 200;

/** Selects what stands in a field and types over it, as a person does; what then stands there is awaited and judged. */
export async function typeOver(session: Session, label: string, text: string, field: Field): Promise<Attempt> {
  if (field.written) {
    if (field.rest !== '') await typeLast(session, label, field.rest);
  } else if (!(await enter(session, label, text, field))) {
    return (
      (await typeWhereItGoes(session, label, text)) ??
      failed('action', 'The control cannot take the text: it does not take the keyboard.')
    );
  }
  return typed(session, label, text, field);
}

function typed(session: Session, label: string, text: string, field: Field): Attempt {
  return {
    ok: true,
    how: 'text input',
    async confirm() {
      let found = await judge(session, label, text, field);
      if (found && 'type' in found && (await enterOtherwise(session, label, text, field))) {
        found = await judge(session, label, text, field);
      }
      if (!found || !('type' in found)) await noteTyped(session, label, text, field);
      return found;
    },
  };
}

/** Types into the field that takes the keyboard in place of this one; undefined where there is none. */
async function typeWhereItGoes(session: Session, label: string, text: string): Promise<Attempt | undefined> {
  const frame = frameOf(session, label);
  const heir = await callKit(session, frame, 'heir', [label, session.nextLabel]);
  if (!heir) return undefined;
  session.nextLabel = heir.counted;
  if (frame !== session.page.mainFrame()) session.foreign.set(heir.label, frame);
  const field = await callKit(session, frame, 'field', [heir.label, patienceMs]);
  if (!field || !('kind' in field) || !(await enter(session, heir.label, text, field))) return undefined;
  return typed(session, heir.label, text, field);
}

/** Types over what the field holds; false where it does not take the keyboard. */
export async function enter(session: Session, label: string, text: string, field: Field): Promise<boolean> {
  if (!(await select(session, label, field))) return false;
  const { keyboard } = session.page;
  if (text === '') await keyboard.press('Delete');
  else if (field.narrow) await typeAnew(keyboard, text);
  else await keyboard.insertText(text);
  await callKit(session, frameOf(session, label), 'commit', [label]);
  return true;
}

async function typeLast(session: Session, label: string, key: string): Promise<void> {
  await session.page.keyboard.type(key);
  await callKit(session, frameOf(session, label), 'commit', [label]);
}

/** What is selected goes, and the text comes key by key, wherever the keyboard is handed on to. */
async function typeAnew(keyboard: Keyboard, text: string): Promise<void> {
  await keyboard.press('Delete');
  await keyboard.type(text);
}

async function select(session: Session, label: string, { editor }: Field): Promise<boolean> {
  if (!(await callKit(session, frameOf(session, label), 'selectAll', [label]))) return false;
  // An editor's own model learns from the keys what is selected.
  if (editor) await session.page.keyboard.press('ControlOrMeta+a');
  return true;
}

/** What did not go in as a whole: a text of lines as one who pastes it, a short one as one who types it key by key. */
async function enterOtherwise(session: Session, label: string, text: string, field: Field): Promise<boolean> {
  const hasLines = text.includes('\n');
  if (text === '' || (!hasLines && text.length > longestTyped)) return false;
  if (!(await select(session, label, field))) return false;
  const { keyboard } = session.page;
  if (hasLines) await callKit(session, frameOf(session, label), 'paste', [label, text]);
  else await typeAnew(keyboard, text);
  await callKit(session, frameOf(session, label), 'commit', [label]);
  await settle(session, { fresh: true, capMs: patienceMs });
  return true;
}

/** Judges what stands in the field, once the application has drawn it. */
async function judge(session: Session, label: string, text: string, field: Field): Promise<Confirmed> {
  const asked = field.editor ? text.replace(/\n+/g, '\n') : text;
  for (const end = performance.now() + patienceMs / 2; ; await sleep(50)) {
    const now = await callKit(session, frameOf(session, label), 'plainValue', [label, asked]);
    const found = now === undefined ? undefined : confirmText(asked, now);
    // No other writing of a secret is the same.
    const isWrong = found !== undefined && (field.secret || 'type' in found);
    if (isWrong && performance.now() < end) continue;
    if (!field.secret) return found;
    return isWrong ? { type: 'effect', detail: 'The field holds another text.' } : undefined;
  }
}
