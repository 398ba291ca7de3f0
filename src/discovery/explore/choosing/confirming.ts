import type { Control } from '../../../records/control.ts';
import type { Observation } from '../../../records/observation.ts';

const yes =
  /^(?:ok(?:ay)?|save|done|add|create|apply|insert|confirm|submit|update|deploy|import|rename|replace|set|yes|finish|send|post|publish|accept|go|continue|keep|use)\b/i;
const no = /^(?:cancel|close|discard|abort|back|no|dismiss|delete|remove|help|reset|clear|undo|don't)\b/i;

/** What was seen before something was entered: labels of the controls that could be used then. */
export type Before = ReadonlySet<string>;

/**
 * The buttons that may confirm what was entered, the likeliest first, with how much speaks for each: its words, that it is new or can be pressed only now,
 * that it stands next after the field. `entered` are the controls that something was entered in or done with; a dialog in front has all of them.
 */
export function confirming(
  { controls }: Observation,
  entered: readonly Control[],
  before: Before,
): { control: Control; score: number }[] {
  const isDialog = controls.some(({ states }) => states.includes('modal'));
  const containers = new Set(entered.map(({ container }) => container ?? ''));
  const last = entered.at(-1);
  const lastAt = last ? controls.findIndex(({ label }) => label === last.label) : -1;
  const next = controls.find(({ type }, at) => at > lastAt && type === 'Button');
  return controls
    .filter(({ type, states }) => (type === 'Button' || type === 'SplitButton') && !states.includes('disabled'))
    .filter((control) => !entered.includes(control))
    .map((control) => ({ control, score: scoreOf(control) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);

  function scoreOf(control: Control): number {
    const { name, label } = control;
    const isNew = !before.has(label);
    const isNear = isDialog || containers.has(control.container ?? '');
    if (!isNear && !isNew) return 0;
    const words = yes.test(name) ? 3 : no.test(name) ? -4 : 0;
    const isNext = lastAt >= 0 && control === next && isNear;
    if (words <= 0 && !isNext && !(isNew && entered.length > 0)) return 0;
    return words + (isNew ? 1.5 : 0) + (isNext ? 1.5 : 0) + (isNear ? 0.5 : 0);
  }
}

/** The buttons that close a dialog, whichever way. */
export const closing = ({ controls }: Observation): Control[] =>
  controls.filter(
    ({ type, name, states }) => type === 'Button' && !states.includes('disabled') && (yes.test(name) || no.test(name)),
  );
