import type { Control } from '../../../records/screen/control.ts';
import type { Observation } from '../../../records/screen/observation.ts';

/** Words that confirm whatever was done, and such that confirm what was entered where they are nearly all of the name. */
const yes = /^(?:ok(?:ay)?|yes|save|done|confirm|submit|finish|deploy|publish)\b/i;
const perhaps =
  /^(?:add|create|apply|insert|update|import|rename|replace|set|accept|go|continue|keep|use|send|post|search|find|open)(?: \p{L}+)?…?$/iu;
const no = /^(?:cancel|close|discard|abort|back|no|dismiss|delete|remove|help|reset|clear|undo|don't)\b/i;

/** In a part of the screen with more buttons, such as a toolbar, a button is no answer to a field. */
const few = 8;

/** Labels of what could be used at some time. */
export type Before = ReadonlySet<string>;

/** What was done so far: what could be used before, what was entered in, and all that was acted on. */
type Done = { before: Before; entered: readonly Control[]; touched: readonly Control[] };

/**
 * The buttons that may confirm what was done, with how much speaks for each: its words, that it is new or can be pressed only now, that it stands next
 * after the field. It stands where something was done, or in the dialog in front, or could not be pressed before.
 */
export function confirming(
  { controls }: Observation,
  { before, entered, touched }: Done,
): { control: Control; score: number }[] {
  const isDialog = controls.some(({ states }) => states.includes('modal'));
  const containers = new Set(touched.map(({ container }) => container ?? ''));
  const last = entered.at(-1);
  const lastAt = last ? controls.findIndex(({ label }) => label === last.label) : -1;
  const next = lastAt >= 0 ? controls.find(({ type }, at) => at > lastAt && type === 'Button') : undefined;
  const buttonsIn = (of: string) =>
    controls.filter(({ type, container = '' }) => type === 'Button' && container === of).length;
  const scoreOf = (control: Control): number => {
    const { name, label, container = '' } = control;
    const isNew = !before.has(label);
    const isNear = isDialog || containers.has(container);
    if ((!isNear && !isNew) || no.test(name)) return 0;
    const isNext = control === next && isNear;
    const isAmongFew = isDialog || isNew || isNext || buttonsIn(container) <= few;
    const words = yes.test(name) ? 3 : entered.length > 0 && isAmongFew && perhaps.test(name) ? 2 : 0;
    if (words === 0 && !(entered.length > 0 && (isNext || isNew))) return 0;
    return words + (isNew ? 1 : 0) + (isNext ? 1.5 : 0) + (isNear ? 0.5 : 0);
  };
  return controls
    .filter(({ type, states }) => (type === 'Button' || type === 'SplitButton') && !states.includes('disabled'))
    .filter(({ label }) => !touched.some((one) => one.label === label))
    .map((control) => ({ control, score: scoreOf(control) }))
    .filter(({ score }) => score > 0);
}

/** Whether a name confirms whatever was done: nothing goes on from it. */
export const isYes = (name: string): boolean => yes.test(name);

/** Whether a name leaves what was begun, or takes something away. */
export const isNo = (name: string): boolean => no.test(name);

/** Whether a button of this name closes a dialog, whichever way. */
export const isClosing = (name: string): boolean => yes.test(name) || perhaps.test(name) || no.test(name);

/** The buttons that close a dialog. */
export const closing = ({ controls }: Observation): Control[] =>
  controls.filter(({ type, name, states }) => type === 'Button' && !states.includes('disabled') && isClosing(name));
