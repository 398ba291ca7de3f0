import type { Observation } from '../../records/screen/observation.ts';
import { controlOf, type KeptAct } from './clean-up.ts';

/**
 * Makes one act of a choice: a box is opened or typed in, perhaps its list searched, and an entry clicked whose name the box then shows.
 * `after` is the screen at the end.
 */
export function mergeChoices(acts: readonly KeptAct[], after: Observation | null): KeptAct[] {
  const merged: KeptAct[] = [];
  for (let at = 0; at < acts.length; at++) {
    const end = chosenAt(acts, at, after);
    if (end === null) merged.push(acts[at]!);
    else {
      merged.push(choiceOf(acts[at]!, acts[end]!));
      at = end;
    }
  }
  return merged;
}

/** The act that takes the entry of the box that the act at `at` begins with; null where it begins no choice. */
function chosenAt(acts: readonly KeptAct[], at: number, after: Observation | null): number | null {
  const box = controlOf(acts[at]!);
  if (box?.type !== 'ComboBox' || box.name === '' || box.options || !isPlain(acts[at]!)) return null;
  for (let end = at + 1; end < acts.length; end++) {
    const act = acts[end]!;
    const entry = controlOf(act);
    if (act.function === 'set_edit_text') continue;
    if (act.function !== 'click_input' || !isPlain(act) || !entry || entry.label === box.label) return null;
    const then = acts[end + 1]?.observation ?? after;
    const now = then?.controls.find(
      ({ label, name, type }) => label === box.label || (name === box.name && type === box.type),
    );
    return now?.value === entry.name && box.value !== entry.name ? end : null;
  }
  return null;
}

const isPlain = ({ function: name, args }: KeptAct) =>
  name === 'set_edit_text' || (name === 'click_input' && Object.keys(args).length === 0);

const choiceOf = (opened: KeptAct, taken: KeptAct): KeptAct => ({
  ...opened,
  function: 'set_edit_text',
  args: { text: controlOf(taken)!.name, choice: true },
  until: taken.until,
  changed: true,
});
