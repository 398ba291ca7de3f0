import { type Attempt, failed, gone } from '../../attempt.ts';
import type { Action } from '../../environment.ts';
import { placeIn } from '../../texts/place-in.ts';
import { face } from '../bus/at-spi.ts';
import type { Part } from '../seeing/survey.ts';
import { documentRoles } from '../seeing/types.ts';
import { wholeText } from '../seeing/whole-text.ts';
import type { Session, Sighting } from '../session.ts';
import { poll } from '../settle.ts';
import { focus } from './text.ts';

/** Selects the first place where the text stands, in the control or anywhere in what is on screen, documents first; without a text, all of the control. */
export async function selectText(session: Session, action: Action): Promise<Attempt> {
  const { controlLabel } = action;
  const text = String(action.args.text ?? '');
  const named = session.seen.get(controlLabel);
  if (controlLabel && !named) return gone(controlLabel);
  const isDocument = ({ part }: Sighting) => documentRoles.has(part.role);
  const places = named ? [named] : [...session.seen.values()].sort((a, b) => +isDocument(b) - +isDocument(a));
  for (const { part } of places) {
    const found = part.faces.has(face.text) ? await find(session, part, text) : undefined;
    if (found) return select(session, part, found);
  }
  return failed('action', `"${text}" does not stand there.`);
}

type Range = { start: number; end: number };

async function find(session: Session, part: Part, text: string): Promise<Range | undefined> {
  const all = await wholeText(session.bus, part.node).catch(() => '');
  const at = placeIn(all, text);
  if (at < 0) return undefined;
  // AT-SPI2 counts characters, not UTF-16 units.
  const start = [...all.slice(0, at)].length;
  return { start, end: start + [...(text || all)].length };
}

async function select(session: Session, part: Part, { start, end }: Range): Promise<Attempt> {
  const { bus } = session;
  const call = (member: string, signature: string, body: unknown[]) =>
    bus.call<[boolean]>(part.node, face.text, member, signature, body).catch(() => [false]);
  const selected = async () => {
    const [from, to] = await bus
      .call<[number, number]>(part.node, face.text, 'GetSelection', 'i', [0])
      .catch(() => [0, 0]);
    return Math.min(from, to) === start && Math.max(from, to) === end;
  };
  if (!documentRoles.has(part.role)) await focus(session, part);
  const [count] = await bus.call<[number]>(part.node, face.text, 'GetNSelections').catch(() => [0]);
  if (count > 0) await call('SetSelection', 'iii', [0, start, end]);
  if (!(await poll(selected, 100))) await call('AddSelection', 'ii', [start, end]);
  if (await poll(selected, 1000)) return { ok: true, how: 'selection', changed: true };
  return failed('effect', 'The text could not be selected.');
}
