import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Control } from '../../../records/screen/control.ts';
import type { Observation } from '../../../records/screen/observation.ts';
import type { Action, ActOutcome } from '../../environment.ts';
import { parseKeys } from '../../keys.ts';
import type { Session } from '../session.ts';

/** A dialog of the browser as controls: a modal window with its message, an edit for a prompt or a file, and its buttons. */
export function modalObservation(session: Session): Observation {
  const { labels, kind, message, text, url } = session.modals.open!;
  if (!labels.window) {
    for (const part of ['window', 'text', 'ok', 'cancel'] as const) labels[part] = String(session.nextLabel++);
  }
  const name = message.replace(/\s+/g, ' ').trim();
  const part = (label: string, type: Control['type'], text: string): Control => ({
    label,
    name: text,
    type,
    states: [],
    rect: null,
    container: name,
  });
  const hasBox = kind === 'prompt' || kind === 'file';
  const controls: Control[] = [
    { label: labels.window, name, type: 'Window', states: ['modal'], rect: null },
    ...(hasBox ? [{ ...part(labels.text, 'Edit', kind === 'file' ? 'File' : name), value: text }] : []),
    part(labels.ok, 'Button', kind === 'file' ? 'Open' : 'OK'),
    ...(kind === 'alert' ? [] : [part(labels.cancel, 'Button', 'Cancel')]),
  ];
  return {
    window: { title: name, url: url ?? session.page.url() },
    focus: hasBox ? labels.text : labels.ok,
    controls,
    messages: [...session.tabs.news(), ...session.messages.splice(0)],
  };
}

/** Acts on the open dialog. Undefined when the dialog was answered and the page goes on. */
export async function actOnModal(session: Session, action: Action): Promise<Omit<ActOutcome, 'ms'> | undefined> {
  const modal = session.modals.open!;
  const { labels, kind } = modal;
  const fail = (type: 'grounding' | 'action', detail: string) => ({
    ok: false,
    changed: false,
    failure: { type, detail },
  });
  const keys = action.function === 'keyboard_input' ? String(action.args.keys ?? '') : '';
  const accept = keys === '{Enter}' || (action.function === 'click_input' && action.controlLabel === labels.ok);
  const dismiss =
    /^\{Esc(ape)?\}$/.test(keys) || (action.function === 'click_input' && action.controlLabel === labels.cancel);
  const hasBox = kind === 'prompt' || kind === 'file';
  const [typed, ...after] = action.controlLabel === '' ? parseKeys(keys) : [];
  if (hasBox && typed && 'type' in typed && after.length === 0) {
    modal.text = typed.type;
    return { ok: true, how: 'dialog', changed: true };
  }
  if (accept || dismiss) {
    const file = kind === 'file' ? resolve(session.files ?? '', modal.text) : undefined;
    if (accept && file !== undefined) {
      if (modal.text === '') return fail('action', 'No file is named in the box "File".');
      if (!existsSync(file)) return fail('action', `There is no file ${file}.`);
    }
    const text = accept ? (file ?? modal.text) : undefined;
    await session.guard.run('Answering the dialog', session.modals.answer(text));
    return undefined;
  }
  if (!Object.values(labels).includes(action.controlLabel)) {
    return fail('grounding', `A dialog is open ("${modal.message}"): only its own controls can be used.`);
  }
  if (action.function === 'set_edit_text' && action.controlLabel === labels.text && hasBox) {
    modal.text = String(action.args.text ?? '');
    return { ok: true, how: 'dialog', changed: true };
  }
  if (action.function === 'texts') return { ok: true, how: 'dialog', changed: false, text: modal.message };
  return fail('action', `The dialog has no place for ${action.function}.`);
}
