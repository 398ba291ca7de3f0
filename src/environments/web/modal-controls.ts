import type { Control } from '../../records/control.ts';
import type { Observation } from '../../records/observation.ts';
import type { Action, ActOutcome } from '../environment.ts';
import type { Session } from './session.ts';

/** A JavaScript dialog as controls: a modal window with its message, an edit for a prompt, OK and Cancel. */
export function modalObservation(session: Session): Observation {
  const modal = session.modals.open!;
  const { labels, dialog } = modal;
  if (!labels.window) {
    for (const part of ['window', 'text', 'ok', 'cancel'] as const) labels[part] = String(session.nextLabel++);
  }
  const kind = dialog.type();
  const message = dialog.message() || (kind === 'beforeunload' ? 'Leave this page? Changes may be lost.' : kind);
  const name = message.replace(/\s+/g, ' ').trim();
  const part = (label: string, type: Control['type'], text: string): Control => ({
    label,
    name: text,
    type,
    states: [],
    rect: null,
    container: name,
  });
  const controls: Control[] = [
    { label: labels.window, name, type: 'Window', states: ['modal'], rect: null },
    ...(kind === 'prompt' ? [{ ...part(labels.text, 'Edit', name), value: modal.text }] : []),
    part(labels.ok, 'Button', 'OK'),
    ...(kind === 'alert' ? [] : [part(labels.cancel, 'Button', 'Cancel')]),
  ];
  return {
    window: { title: name, url: (dialog.page() ?? session.page).url() },
    focus: kind === 'prompt' ? labels.text : labels.ok,
    controls,
    messages: [...session.tabs.news(), ...session.messages.splice(0)],
  };
}

/** Acts on the open dialog. Undefined when the dialog was answered and the page goes on. */
export async function actOnModal(session: Session, action: Action): Promise<Omit<ActOutcome, 'ms'> | undefined> {
  const modal = session.modals.open!;
  const { labels } = modal;
  const fail = (type: 'grounding' | 'action', detail: string) => ({
    ok: false,
    changed: false,
    failure: { type, detail },
  });
  const keys = action.function === 'keyboard_input' ? String(action.args.keys ?? '') : '';
  const accept = keys === '{Enter}' || (action.function === 'click_input' && action.controlLabel === labels.ok);
  const dismiss =
    /^\{Esc(ape)?\}$/.test(keys) || (action.function === 'click_input' && action.controlLabel === labels.cancel);
  if (accept || dismiss) {
    await session.guard.run('Answering the dialog', session.modals.answer(accept));
    return undefined;
  }
  if (!Object.values(labels).includes(action.controlLabel)) {
    return fail('grounding', `A dialog is open ("${modal.dialog.message()}"): only its own controls can be used.`);
  }
  if (action.function === 'set_edit_text' && action.controlLabel === labels.text && modal.dialog.type() === 'prompt') {
    modal.text = String(action.args.text ?? '');
    return { ok: true, how: 'dialog', changed: true };
  }
  if (action.function === 'texts') return { ok: true, how: 'dialog', changed: false, text: modal.dialog.message() };
  return fail('action', `The dialog has no place for ${action.function}.`);
}
