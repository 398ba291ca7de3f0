import type { Confirmed } from '../../attempt.ts';
import { confirmText } from '../../texts/field-text.ts';
import type { Field } from '../in-page/acting/fields.ts';
import { callKit, frameOf, type Session } from '../session.ts';

/** Keeps in mind what was typed, for `confirmLeft`. */
export async function noteTyped(session: Session, label: string, text: string, { secret }: Field): Promise<void> {
  session.typed = { label, text, secret };
  await callKit(session, frameOf(session, label), 'watchLeaving', [label, text]);
}

/** Whether what was typed last still stood there when its field was left: told once, nothing before that. */
export async function confirmLeft(session: Session): Promise<Confirmed> {
  const { typed } = session;
  if (!typed) return undefined;
  const left = await callKit(session, frameOf(session, typed.label), 'leftAs', [typed.label]);
  if (left === undefined) return undefined;
  session.typed = undefined;
  // A box may hand its text on and be empty, and an address may be completed.
  if (left === '' || (/\p{L}/u.test(typed.text) && left.includes(typed.text))) return undefined;
  const found = confirmText(typed.text, left);
  if (!found || !('type' in found)) return undefined;
  const name = session.seen.find((control) => control.label === typed.label)?.name ?? '';
  const now = typed.secret ? 'another text' : `"${left.slice(0, 120)}" instead of "${typed.text.slice(0, 120)}"`;
  return { type: 'effect', detail: `When "${name}" was left it changed: it holds ${now}.` };
}
