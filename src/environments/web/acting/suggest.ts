import type { Attempt } from '../../attempt.ts';
import { confirmText } from '../../texts/field-text.ts';
import type { Field } from '../in-page/acting/fields.ts';
import { callKit, frameOf, type Session } from '../session.ts';
import { settle } from '../settle.ts';
import { chooseInPopup, confirmChoice, look, point, restMs, searchMs, shown } from './choose.ts';
import { patienceMs } from './patience.ts';
import { enter, typeOver } from './type-over.ts';

/** Types into a box that suggests, and takes the suggestion of this text; where there is none the text itself may do, unless it `mustBeOffered`. */
export async function suggest(
  session: Session,
  label: string,
  text: string,
  field: Field,
  mustBeOffered: boolean,
): Promise<Attempt> {
  const frame = frameOf(session, label);
  const before = await shown(session, label);
  await callKit(session, frame, 'beforeOpening', [label]);
  const wrote = await typeOver(session, label, text, field);
  if (!wrote.ok || text === '') return wrote;
  await settle(session, { fresh: true, capMs: patienceMs });
  let found = await look(session, label, text, searchMs, searchMs);
  if (found && 'missing' in found && session.requests.pending().length > 0) {
    await settle(session, { fresh: true, capMs: patienceMs });
    found = await look(session, label, text, restMs, restMs);
  }
  if (found && 'at' in found) {
    const taken = await point(session, label, found);
    if (!taken.ok) return taken;
    return { ok: true, how: 'choice', confirm: () => confirmChoice(session, label, [text], before) };
  }
  if (mustBeOffered) return chooseAfresh(session, label, text, field);
  // What is only a part of a suggestion may be meant to be completed by the next act.
  const isPart = (name: string) => name.toLowerCase().includes(text.trim().toLowerCase());
  if (found && 'missing' in found && found.missing.some(isPart)) return wrote;
  return keepText(session, label, text, field, wrote);
}

/** A text that is no suggestion stays where the box takes any; else it is gone when the box is left. */
async function keepText(session: Session, label: string, text: string, field: Field, wrote: Attempt): Promise<Attempt> {
  const frame = frameOf(session, label);
  await callKit(session, frame, 'leave', [label]);
  await settle(session, { fresh: true, capMs: patienceMs });
  const left = confirmText(text, (await callKit(session, frame, 'plainValue', [label])) ?? text);
  if (!left || 'text' in left) return wrote;
  return chooseAfresh(session, label, text, field);
}

/** Chooses among all that the box offers while nothing is typed into it. */
async function chooseAfresh(session: Session, label: string, text: string, field: Field): Promise<Attempt> {
  await enter(session, label, '', field);
  return chooseInPopup(session, label, text, field);
}
