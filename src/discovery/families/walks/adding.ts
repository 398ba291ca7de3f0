import type { TriedAct } from '../../../records/discovery/try.ts';
import type { Step } from '../../../records/episode/trajectory.ts';
import type { Cut, Pattern } from './cut.ts';

/** A text is written on, a name is written anew: from so many characters on a value is a text. */
const shortestText = 20;

/** Where something is added to a text, by the keys that lead there. */
const places: Readonly<Record<string, readonly string[]>> = {
  'at the end': ['{Control+End}'],
  'on a line of its own': ['{Control+End}', '{Enter}'],
};

/**
 * Where a text that stood in a field was written anew, the same with something added to it. `steps` are those of a
 * run in which it was written; what adding changes is not known yet.
 */
export function addingTo(cut: Cut, steps: readonly Step[]): Pattern[] {
  const filled = cut.acts.flatMap((act, i) => (act.function === 'set_edit_text' ? [i] : []));
  const [value] = cut.values;
  const at = value?.act ?? -1;
  const field = cut.acts[at]?.control;
  const isAlone = filled.length === 1 && cut.values.length === 1 && filled[0] === at && value?.kind === 'text';
  if (!value || !field || !isAlone) return [];
  const stood = steps.find(
    ({ decision }) => decision.function === 'set_edit_text' && decision.controlName === field.name,
  );
  const text = stood?.observation.controls.find(({ label }) => label === stood.decision.controlLabel)?.value ?? '';
  if (text.length < shortestText || !/\s/.test(text)) return [];
  const press = (pressed: string, control?: TriedAct['control']): TriedAct => ({
    ...{ function: 'keyboard_input', args: { keys: pressed }, screen: cut.acts[at]!.screen, ok: true, changed: true },
    ...(control && { control }),
  });
  return Object.entries(places).map(([where, lead]) => {
    const added = [...lead.map((one, i) => press(one, i === 0 ? field : undefined)), press(value.value)];
    const acts = [...cut.acts.slice(0, at), ...added, ...cut.acts.slice(at + 1)];
    const own: Cut = { ...cut, acts, values: [{ ...value, act: at + lead.length }], target: [] };
    const done = acts.flatMap(({ control }) => control?.name ?? []);
    return { key: `{v} added ${where}, ${done.join(', ')}`, from: cut.of.id, cuts: [own] };
  });
}
