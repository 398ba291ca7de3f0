import { setTimeout as sleep } from 'node:timers/promises';
import { type Attempt, type Confirmed, failed, gone } from '../../attempt.ts';
import type { Field } from '../in-page/acting/fields.ts';
import type { Found } from '../in-page/acting/popups.ts';
import { callKit, frameOf, type Session } from '../session.ts';
import { settle } from '../settle.ts';
import { patienceMs } from './patience.ts';
import { click, pointIn } from './pointer.ts';

/** Options that have not changed for so long are all there are; while a text is being searched for it takes longer. */
export const restMs = 400;
export const searchMs = 1200;
/** The longest that choosing may take, once it has begun to look for the last option. */
const chooseLimitMs = 10_000;
/** The longest that looking for an option in a list may take. */
const lookLimitMs = 15_000;

/** Chooses in a list of the browser's. */
export async function chooseFromList(session: Session, label: string, text: string): Promise<Attempt> {
  const frame = frameOf(session, label);
  const put = await callKit(session, frame, 'choose', [label, text, patienceMs]);
  if (!put || 'gone' in put) return gone(label);
  if ('refused' in put) return failed('action', `The control cannot take the text: ${put.refused}.`);
  const { chosen } = put;
  return {
    ok: true,
    how: 'choice',
    async confirm() {
      const now = await callKit(session, frame, 'plainValue', [label]);
      return now === undefined || now === chosen ? undefined : notChosen(text, now);
    },
  };
}

/** Opens a box, takes the option (or each of several) from its list, and looks at what the box shows then. */
export async function chooseInPopup(session: Session, label: string, text: string, field: Field): Promise<Attempt> {
  const end = performance.now() + chooseLimitMs;
  const before = await shown(session, label);
  const parts = text.split(/\s*[,\n]\s*/).filter((part) => part !== '');
  let wanted = parts.length === 0 && field.kind === 'choices' ? [] : [text];
  let attempt = await takeAll(session, label, wanted, field, end);
  if (!attempt.ok && attempt.missing && parts.length > 1) {
    wanted = parts;
    attempt = await takeAll(session, label, wanted, field, end);
  }
  if (attempt.ok) attempt = await dropOthers(session, label, wanted, end);
  if (field.kind !== 'choices' && (await callKit(session, frameOf(session, label), 'isOpen', [label]))) {
    await session.page.keyboard.press('Escape');
  }
  if (!attempt.ok) return { ok: false, failure: attempt.failure };
  return { ok: true, how: 'choice', confirm: () => confirmChoice(session, label, wanted, before) };
}

async function takeAll(
  session: Session,
  label: string,
  wanted: readonly string[],
  field: Field,
  end: number,
): Promise<Taken> {
  for (const text of wanted) {
    const taken = await take(session, label, text, field);
    if (!taken.ok) return taken;
    if (performance.now() > end) return failed('action', `Choosing took longer than ${chooseLimitMs / 1000} s.`);
  }
  return { ok: true, how: 'choice' };
}

/** A list that takes several, and is open still, is left with what was asked for alone. */
async function dropOthers(session: Session, label: string, wanted: string[], end: number): Promise<Taken> {
  while (performance.now() < end) {
    const surplus = await callKit(session, frameOf(session, label), 'findSurplus', [label, wanted], lookLimitMs);
    if (!surplus || 'gone' in surplus) break;
    const dropped = await point(session, label, { ...surplus, chosen: false });
    if (!dropped.ok) return dropped;
  }
  return { ok: true, how: 'choice' };
}

type Taken = (Attempt & { ok: true }) | (Attempt & { ok: false; missing?: true });

/** Opens the box, where it is not open, and takes an option. */
async function take(session: Session, label: string, text: string, field: Field): Promise<Taken> {
  const frame = frameOf(session, label);
  const isOpen = field.kind === 'choices' || (await callKit(session, frame, 'beforeOpening', [label]));
  if (!isOpen) {
    const opened = await click(session, { controlLabel: label, controlName: '', function: 'click_input', args: {} });
    if (!opened.ok) return opened;
  }
  let found = await look(session, label, text, restMs);
  if (found && 'missing' in found && found.missing.length === 0 && field.kind !== 'choices') {
    await callKit(session, frame, 'focus', [label]);
    await session.page.keyboard.press('ArrowDown');
    found = await look(session, label, text, restMs);
  }
  if (found && 'missing' in found) {
    const searched = field.kind === 'choices' ? undefined : await search(session, label, text, !isOpen);
    // What a search that finds nothing says is no choice.
    if (searched && (!('missing' in searched) || found.missing.length === 0)) found = searched;
  }
  if (found && 'missing' in found) {
    const all = found.missing.slice(0, 40).map((name) => `"${name}"`);
    const only = all.length > 0 ? `only ${all.join(', ')}${found.missing.length > 40 ? ', …' : ''}` : 'none at all';
    return {
      ...failed('action', `The control cannot take the text: it has no choice "${text}", ${only}.`),
      missing: true,
    };
  }
  return point(session, label, found);
}

/** Searches a list by the field for it that came with the list, where there is one. */
async function search(session: Session, label: string, text: string, openedNow: boolean): Promise<Found | undefined> {
  if (!(await callKit(session, frameOf(session, label), 'searchInList', [label, openedNow]))) return undefined;
  await session.page.keyboard.type(text);
  await settle(session, { fresh: true, capMs: patienceMs });
  return look(session, label, text, searchMs);
}

export const look = (
  session: Session,
  label: string,
  text: string,
  rest: number,
  limit = patienceMs,
): Promise<Found | undefined> =>
  callKit(session, frameOf(session, label), 'findOption', [label, text, limit, rest], lookLimitMs);

/** Clicks the option that was found. */
export async function point(session: Session, label: string, found: Found | undefined): Promise<Taken> {
  if (found && 'refused' in found) return failed('action', `The control cannot take the text: ${found.refused}.`);
  if (!found || 'missing' in found) return gone(label);
  if (found.chosen) return { ok: true, how: 'choice' };
  const at = await pointIn(session, frameOf(session, label), found);
  if ('failure' in at) return at;
  await session.page.mouse.click(at.x, at.y);
  await settle(session, { fresh: true, capMs: patienceMs });
  return { ok: true, how: 'choice' };
}

export const shown = (session: Session, label: string) =>
  callKit(session, frameOf(session, label), 'shownChoice', [label]);

const notChosen = (text: string, now: string): Confirmed => ({
  type: 'effect',
  detail: `"${text}" is not chosen: the box says "${now.slice(0, 120)}".`,
});

/** Awaits that the box shows what was chosen; one that shows something else than before wrote it in its own way. */
export async function confirmChoice(
  session: Session,
  label: string,
  wanted: readonly string[],
  before: string | undefined,
): Promise<Confirmed> {
  const fold = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase();
  for (const end = performance.now() + patienceMs / 2; ; await sleep(50)) {
    const now = await shown(session, label);
    if (now === undefined) return undefined;
    const isOther = wanted.length === 1 && (await callKit(session, frameOf(session, label), 'showsAnother', [label]));
    if (!isOther && wanted.every((text) => fold(now).includes(fold(text)))) return undefined;
    if (performance.now() < end) continue;
    return !isOther && now !== before && wanted.length === 1 ? { text: now } : notChosen(wanted.join(', '), now);
  }
}
