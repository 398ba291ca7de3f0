import { unescaped } from '../../../records/quoted-text.ts';
import type { Observation } from '../../../records/screen/observation.ts';
import type { PlannedAction } from '../../../records/tasks/instance.ts';
import { readAction, type Verb } from './action-lines.ts';

/** Actions as records: each belongs to the last action's step or the next, where that names its control, or else to the one that the model says. */
export function plannedActions(
  lines: readonly string[],
  offered: readonly Verb[],
  plan: readonly string[],
  screen: Observation,
): PlannedAction[] {
  let last = 1;
  return lines.map((line) => {
    const { step, controlName: written, ...act } = readAction(line, offered)!;
    const naming = [last, last + 1].find((at) => written !== '' && plan[at - 1]?.includes(written));
    last = naming ?? Math.max(last, Math.min(step, plan.length));
    const subtask = plan[last - 1] ?? '';
    const controlName = act.function === 'set_edit_text' && written === '' ? boxIn(subtask, act.args.text) : written;
    const named = screen.controls.filter(({ name }) => name === controlName);
    return { step: last, subtask, controlLabel: named.length === 1 ? named[0]!.label : '', controlName, ...act };
  });
}

/** Where the model says only what is typed: the one other name that the step has in quotes, as in `Type "Rye" in the "search" box.`; else empty. */
function boxIn(step: string, text: PlannedAction['args'][string] | undefined): string {
  const names = [...step.matchAll(/"((?:\\.|[^"\\])*)"/g)].map((match) => unescaped(match[1]!));
  const [box, ...more] = names.includes(String(text)) ? names.filter((name) => name !== text) : [];
  return more.length === 0 ? (box ?? '') : '';
}
