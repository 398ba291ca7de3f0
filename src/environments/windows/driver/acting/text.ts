import { setTimeout as sleep } from 'node:timers/promises';
import { placeIn } from '../../../texts/place-in.ts';
import type { Done } from '../../orders.ts';
import { ComError, call, objectFrom, release, textFrom, variant, withText } from '../com/com.ts';
import { setValue } from '../com/msaa.ts';
import { patternOf } from '../com/uia.ts';
import { ask, textOf } from '../native/message.ts';
import { childrenOf, focusOf, foreground, type Handle, threadOf } from '../native/windows.ts';
import { plainClass } from '../seeing/window-class.ts';
import { withAccessible } from './click.ts';
import { click as clickAt, press, type } from './input.ts';
import { failed, handleOf, isPoint, reach, type Target } from './reach.ts';

const setSelection = 0xb1;
const focusMs = 1500;
const all = -1;

/** The window that text goes into: the part itself, or the field of a combo box. */
export function fieldOf({ part }: Target): Handle {
  const window = handleOf(part);
  if (!window || part.type !== 'ComboBox') return window;
  return childrenOf(window).find((child) => plainClass(child) === 'edit') ?? 0;
}

/** Replaces the text: by the Value pattern, else by MSAA, else by typing over what stands there. */
export async function setText(target: Target, text: string): Promise<Done> {
  const how = byPattern(target, text) ?? byAccessible(target, text);
  if (how) return { how };
  const field = fieldOf(target);
  const missing = await focus(target);
  if (missing) return missing;
  if (field) ask(field, setSelection, 0, all);
  else press('Control+a');
  if (text === '') press('Delete');
  else type(text);
  return { how: 'input' };
}

function byPattern({ part, element }: Target, text: string): string | undefined {
  if (!element) return undefined;
  if (part.patterns.includes('RangeValue') && text.trim() !== '' && Number.isFinite(Number(text))) {
    const range = patternOf(element, 'RangeValue');
    if (range && succeeds(() => call(range, 'SetValue', 'double value', Number(text)))) return 'uia:RangeValue';
  }
  if (!part.patterns.includes('Value')) return undefined;
  const value = patternOf(element, 'Value');
  const set = value && succeeds(() => withText(text, (address) => call(value, 'SetValue', 'int64 text', address)));
  return set ? 'uia:Value' : undefined;
}

function byAccessible({ part }: Target, text: string): string | undefined {
  if (part.source !== 'msaa' && part.source !== 'walker') return undefined;
  return withAccessible(part, (object, child) => setValue(object, child, text)) ? 'msaa' : undefined;
}

function succeeds(does: () => unknown): boolean {
  try {
    does();
    return true;
  } catch (error) {
    if (!(error instanceof ComError)) throw error;
    return false;
  }
}

/** Gives the keyboard to the part; undefined where it has it, else why not. */
export async function focus(target: Target): Promise<Done | undefined> {
  const field = fieldOf(target);
  const at = await reach(target);
  if (!isPoint(at)) return at;
  const has = () => field !== 0 && focusOf(threadOf(foreground()).thread) === field;
  if (has()) return undefined;
  if (target.element && succeeds(() => call(target.element!, 'SetFocus'))) return undefined;
  await clickAt(at);
  if (!field) return undefined;
  for (const end = performance.now() + focusMs; performance.now() < end; await sleep(15)) if (has()) return undefined;
  return failed('action', `"${target.part.name}" does not take the focus.`);
}

/** The text as it stands now. */
export function read(target: Target): string {
  const { part, element } = target;
  const field = fieldOf(target);
  if (field) return textOf(field);
  const text = (element && wholeText(target)) ?? (part.type === 'Edit' ? accessibleText(target) : undefined);
  return text ?? part.value ?? part.name;
}

function accessibleText({ part }: Target): string | undefined {
  let text: string | undefined;
  const ask = (object: Parameters<Parameters<typeof withAccessible>[1]>[0], child: number) => {
    text = textFrom(object, 'get_accValue', 'VARIANT child', variant(child));
  };
  withAccessible(part, ask);
  return text;
}

const longestText = 20_000;

function wholeText({ part, element }: Target): string | undefined {
  try {
    const value = element && part.patterns.includes('Value') ? patternOf(element, 'Value') : undefined;
    if (value) return textFrom(value, 'get_CurrentValue');
    const text = element && part.patterns.includes('Text') ? patternOf(element, 'Text') : undefined;
    const range = text && objectFrom('IUIAutomationTextRange', text, 'get_DocumentRange');
    return range && textFrom(range, 'GetText', 'int32 most', longestText);
  } catch (error) {
    if (!(error instanceof ComError)) throw error;
    return undefined;
  }
}

/** Selects the first place where the text stands in one of these; an empty text is all of it. */
export async function select(targets: Target[], text: string): Promise<Done> {
  for (const target of targets) {
    const field = fieldOf(target);
    if (target.element && selectRange(target, text)) return { how: 'uia:Text' };
    if (!field || !/^(edit|richedit)$/.test(plainClass(field))) continue;
    // A rich edit counts the end of a line as one.
    const whole = plainClass(field) === 'richedit' ? textOf(field).replace(/\r\n/g, '\r') : textOf(field);
    const at = text === '' ? 0 : placeIn(whole, text);
    if (at < 0) continue;
    const missing = await focus(target);
    if (missing) return missing;
    ask(field, setSelection, at, at + (text === '' ? whole.length : text.length));
    return { how: 'message' };
  }
  return failed('action', `"${text}" does not stand there.`);
}

function selectRange({ part, element }: Target, text: string): boolean {
  const pattern = element && part.patterns.includes('Text') ? patternOf(element, 'Text') : undefined;
  const whole = pattern && objectFrom('IUIAutomationTextRange', pattern, 'get_DocumentRange');
  if (!whole) return false;
  const signature = 'int64 text, int32 backward, int32 ignoreCase';
  const range =
    text === ''
      ? whole
      : withText(text, (address) => objectFrom('IUIAutomationTextRange', whole, 'FindText', signature, address, 0, 0));
  if (!range) return false;
  const done = succeeds(() => call(range, 'Select'));
  release(range);
  return done;
}
