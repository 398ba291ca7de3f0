import { setTimeout as sleep } from 'node:timers/promises';
import { type Attempt, failed, gone, recordOf } from '../../attempt.ts';
import type { Action } from '../../environment.ts';
import { confirmText } from '../../texts/field-text.ts';
import { order, type Session, type Sighting } from '../session.ts';
import { attemptOf } from './attempt-of.ts';
import { becomesEnabled } from './click.ts';

/** How long a text that is not the right one yet may stand without growing, and how long it may grow. */
const stillMs = 800;
const growMs = 20_000;
const stepMs = 30;
const textual = new Set(['Edit', 'Spinner', 'Slider']);

/** Replaces the text of a field, or chooses a combo box's option; confirmed by reading it back. */
export async function setText(session: Session, action: Action): Promise<Attempt> {
  const sighting = session.seen.get(action.controlLabel);
  if (!sighting) return gone(action.controlLabel);
  const { control, part } = sighting;
  const text = String(action.args.text ?? '');
  if (control.states.includes('disabled') && !(await becomesEnabled(session, part.key))) {
    return failed('action', `"${control.name}" cannot take the text: it is disabled.`);
  }
  if (control.states.includes('readonly'))
    return failed('action', `"${control.name}" cannot take the text: it is readonly.`);
  if (control.type === 'ComboBox') return chooseOption(session, sighting, text, action.args.choice === true);
  if (!textual.has(control.type)) return failed('action', `The control cannot take the text: it is a ${control.type}.`);
  return enter(session, sighting, text);
}

async function chooseOption(
  session: Session,
  { control, part }: Sighting,
  text: string,
  mustBeOffered: boolean,
): Promise<Attempt> {
  const isOffered = control.options?.includes(text);
  const isWritable = part.states.includes('writable');
  if (!isOffered && isWritable && !mustBeOffered) {
    const typed = await enter(session, { control, part }, text);
    // A tool bar's box does something with its text when Enter is pressed in it; in a dialog that would press OK as well.
    if (typed.ok && !isInDialog(session, part)) {
      await order(session, 'press', { strokes: [{ press: 'Enter' }], pids: session.pids });
    }
    if (typed.ok || !control.options) return typed;
  }
  return attemptOf(await order(session, 'choose', { key: part.key, option: text }), { changed: true });
}

async function enter(session: Session, { control, part }: Sighting, text: string): Promise<Attempt> {
  const done = await order(session, 'setText', { key: part.key, text });
  if ('failure' in done) return attemptOf(done);
  if (part.states.includes('password')) return attemptOf(done, { changed: true });
  const { failure, text: written } = await judged(session, part.key, text);
  if (failure) return { ok: false, failure };
  const changed = control.value === undefined || control.value !== (written ?? text);
  return attemptOf(done, { changed, ...(written === undefined ? {} : { text: written }) });
}

/** What came of a text that was entered: a busy application takes typed characters one by one. */
async function judged(session: Session, key: string, text: string): Promise<ReturnType<typeof recordOf>> {
  const started = performance.now();
  let shown: string | undefined;
  for (let since = started; ; await sleep(stepMs)) {
    const done = await order(session, 'read', { key });
    // What went away with the act has nothing left to confirm.
    if ('failure' in done) return {};
    const found = recordOf(confirmText(text, done.text ?? ''));
    const now = performance.now();
    if (done.text !== shown) since = now;
    shown = done.text;
    if (!found.failure || now - since > stillMs || now - started > growMs) return found;
  }
}

function isInDialog(session: Session, { window }: Sighting['part']): boolean {
  const top = session.last?.parts.find((part) => part.parent < 0 && part.window === window);
  return top !== undefined && (top.className === '#32770' || top.states.includes('modal'));
}
