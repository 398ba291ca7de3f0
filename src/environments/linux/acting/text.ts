import { type Attempt, failed, gone, recordOf } from '../../attempt.ts';
import type { Action } from '../../environment.ts';
import { parseKeys } from '../../keys.ts';
import { confirmText } from '../../texts/field-text.ts';
import { face } from '../bus/at-spi.ts';
import { becomesEnabled, isFocused, keyboardCame } from '../seeing/states.ts';
import { isOn, nearest, type Part } from '../seeing/survey.ts';
import { dialogRoles, documentRoles } from '../seeing/types.ts';
import { wholeText } from '../seeing/whole-text.ts';
import type { Session } from '../session.ts';
import { actCapMs, poll, settle } from '../settle.ts';
import { chooseOption } from './choose-option.ts';
import { clickAt, press } from './hands.ts';
import { placeOf } from './place.ts';
import { pressEnterIn } from './without-pointer.ts';

/** Replaces the text of a field, or chooses a combo box's option; confirmed by reading it back. */
export async function setText(session: Session, action: Action): Promise<Attempt> {
  const sighting = session.seen.get(action.controlLabel);
  if (!sighting) return gone(action.controlLabel);
  const text = String(action.args.text ?? '');
  const { control } = sighting;
  if (control.states.includes('disabled') && !(await becomesEnabled(session, sighting.part))) {
    return failed('action', `"${control.name}" cannot take the text: it is disabled.`);
  }
  if (control.states.includes('readonly')) {
    return failed('action', `"${control.name}" cannot take the text: it is readonly.`);
  }
  if (control.type === 'ComboBox') {
    const field = fieldIn(sighting.part);
    return field ? enterText(session, field, text) : chooseOption(session, sighting, text);
  }
  if (control.type !== 'Edit' && control.type !== 'Spinner') {
    return failed('action', `The control cannot take the text: it is a ${control.type}.`);
  }
  return enterText(session, sighting.part, text);
}

const textIn = ({ bus }: Session, { node }: Part) => wholeText(bus, node);

/**
 * Enters the text in a field. A toolbar's box shows a state, as the font of what is selected, and a program that brings it up to date
 * just then puts the old state back before Enter is taken: what does not stand there when all is quiet is entered once more.
 */
async function enterText(session: Session, field: Part, text: string): Promise<Attempt> {
  const attempt = await replaceText(session, field, text);
  if (!attempt.ok || !nearest(field, ({ role }) => role === 'tool bar')) return attempt;
  return {
    ...attempt,
    async confirm() {
      const shown = await textIn(session, field);
      // "14" may have become "14 pt", and what was searched for may be cleared away.
      if (shown === '' || `${shown} `.startsWith(`${text} `)) return undefined;
      const again = await replaceText(session, field, text);
      await settle(session, { fresh: true, capMs: actCapMs });
      return again.ok ? (again.text === undefined ? undefined : { text: again.text }) : again.failure;
    },
  };
}

async function replaceText(session: Session, field: Part, text: string): Promise<Attempt> {
  const { bus } = session;
  const { node } = field;
  const inDialog = nearest(field, ({ role }) => dialogRoles.has(role)) !== undefined;
  const takesKeys = field.role === 'spin button' || (!inDialog && field.faces.has(face.action));
  const hasFocus = takesKeys && (await grabFocus(session, field));
  const [isTaken] = await bus
    .call<[boolean]>(node, face.editableText, 'SetTextContents', 's', [text])
    .catch(() => [false]);
  const read = () => textIn(session, field);
  if (!isTaken && (await read()) !== text && !(await typeOver(session, field, text))) {
    return failed('action', 'The control refuses the text.');
  }
  const judge = async () => recordOf(confirmText(text, await read()));
  await poll(async () => (await judge()).failure === undefined, 600);
  const { failure, text: written } = await judge();
  if (failure) return { ok: false, failure };
  // A field does something with its text when Enter is pressed in it; in a dialog that would press OK as well.
  const refused = takesKeys && !inDialog ? await pressEnterIn(session, field) : undefined;
  if (refused) return refused;
  // A spinner takes its text as a value when it loses the focus, which may not even have come yet.
  const focused = () => isFocused(session, field);
  if (hasFocus && inDialog && (await poll(focused, 500))) await press(session, [{ press: 'Tab' }]);
  if (!hasFocus && field.faces.has(face.value) && text.trim() !== '' && Number.isFinite(Number(text))) {
    await bus.set(node, face.value, 'CurrentValue', 'd', Number(text)).catch(() => {});
  }
  const done = { ok: true, how: 'text', changed: true, ...(written === undefined ? {} : { text: written }) } as const;
  if (field.role !== 'spin button') return done;
  // It keeps to its bounds only when it takes the text.
  return {
    ...done,
    async confirm() {
      const shown = await read();
      return shown === '' ? undefined : confirmText(text, shown);
    },
  };
}

/** Types the text in the place of what stands there; false where the field does not take the focus. */
async function typeOver(session: Session, field: Part, text: string): Promise<boolean> {
  if (!(await focus(session, field))) return false;
  await press(session, [{ press: 'Control+a' }, text === '' ? { press: 'Delete' } : { type: text }]);
  return true;
}

/** False where the toolkit cannot give the focus, as GTK 4 before 4.10. */
const grabFocus = ({ bus }: Session, { node }: Part) =>
  bus.call<[boolean]>(node, face.component, 'GrabFocus').then(
    () => true,
    () => false,
  );

/** Presses keys and types text, in the control where one is named, else where the focus is. */
export async function typeKeys(session: Session, action: Action): Promise<Attempt> {
  const strokes = parseKeys(String(action.args.keys ?? ''));
  if (strokes.length === 0) return failed('action', 'keyboard_input needs keys.');
  if (action.controlLabel) {
    const sighting = session.seen.get(action.controlLabel);
    if (!sighting) return gone(action.controlLabel);
    if (!(await focus(session, sighting.part))) {
      return failed('action', `"${sighting.control.name}" does not take the focus.`);
    }
  }
  await keyboardCame(session);
  await press(session, strokes);
  return { ok: true, how: 'keys' };
}

/** Gives the part the focus; in a document that is the caret, put at the end of the paragraph. */
export async function focus(session: Session, part: Part): Promise<boolean> {
  const { bus } = session;
  const focused = () => isFocused(session, part);
  if (await focused()) return true;
  if (documentRoles.has(part.role)) {
    const end = await bus.get<number>(part.node, face.text, 'CharacterCount');
    // Setting the caret would extend a selection that stands elsewhere; an empty selection does not.
    await bus.call(part.node, face.text, 'AddSelection', 'ii', [end, end]).catch(() => []);
    if (await poll(focused, 500)) return true;
  } else if ((await grabFocus(session, part)) && (await poll(focused, 500))) return true;
  const at = await placeOf(session, part);
  if (at) await clickAt(session, at);
  return poll(focused, 500);
}

/** Reads the control's text. */
export async function readText(session: Session, action: Action): Promise<Attempt> {
  const sighting = session.seen.get(action.controlLabel);
  if (!sighting) return gone(action.controlLabel);
  const { control, part } = sighting;
  const text = part.faces.has(face.text) ? await textIn(session, part).catch(() => '') : '';
  return { ok: true, how: 'read', text: text || (control.value ?? control.name), changed: false };
}

function fieldIn(part: Part): Part | undefined {
  const field = part.children.find((child) => child.faces.has(face.editableText) && isOn(child, 'editable'));
  if (field) return field;
  return part.faces.has(face.editableText) && isOn(part, 'editable') ? part : undefined;
}
