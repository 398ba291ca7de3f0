import type { PersonAct } from '../../environments/recording.ts';
import type { Control } from '../../records/screen/control.ts';
import type { Observation } from '../../records/screen/observation.ts';

/** An act that counts, and whether anything on screen changed by it. */
export type KeptAct = PersonAct & {
  changed: boolean /** The keyboard was brought there just before. */;
  refocused: boolean;
};

const mere = new Set(['Text', 'Image', 'Header', 'DataItem', 'Group', 'Pane', 'Document']);
const fields = new Set(['Edit', 'Document', 'Spinner', 'ComboBox']);

/**
 * Leaves out what a person does without meaning it: clicks on nothing, clicks that only give a field the keyboard, text that was selected to
 * be typed over, Tab on the way to the next control. `after` is the screen at the end, where it was still there.
 */
export function cleanUp(acts: readonly PersonAct[], after: Observation | null): KeptAct[] {
  const kept: KeptAct[] = [];
  let refocused = true;
  for (const [index, act] of acts.entries()) {
    const next = acts[index + 1];
    const then = next?.observation ?? after;
    // What is not known to have stayed has changed: the window was gone by then.
    const changed = then === null || isOther(act.observation, then);
    if (isIdle(act, next, changed, kept.at(-1))) refocused = true;
    else {
      kept.push({ ...act, args: argsOf(act), changed, refocused });
      refocused = false;
    }
  }
  return kept;
}

function isIdle(act: PersonAct, next: PersonAct | undefined, changed: boolean, before: KeptAct | undefined): boolean {
  const { label } = act;
  const control = controlOf(act);
  const type = control?.type ?? '';
  const keys = String(act.args.keys ?? '');
  switch (act.function) {
    case 'click_input': {
      if (!control) return true;
      if (control.states.includes('disabled')) return true;
      const isPlain = !act.args.button && !act.args.double;
      if (isPlain && fields.has(type) && next?.label === act.label && next.function === 'set_edit_text') return true;
      if (isPlain && /^(Edit|Document|Spinner)$/.test(type)) return !changed;
      return mere.has(type) && !changed;
    }
    case 'select_text':
      return !control || (next?.label === act.label && next.function === 'set_edit_text');
    case 'set_edit_text':
      return !control || (control.value === act.args.text && before?.label !== act.label);
    case 'keyboard_input':
      if (!changed && label === '' && !/[+]|\{F\d/.test(keys)) return true;
      return /^(\{(Shift\+)?Tab\})+$/.test(keys) && next !== undefined;
    case 'wheel_mouse_input':
      return !changed;
    default:
      return !control?.name;
  }
}

/** Whether something else is on screen than the place of the keyboard. */
function isOther(before: Observation, after: Observation): boolean {
  const shown = ({ window, controls, messages }: Observation) =>
    JSON.stringify([
      window,
      messages,
      controls.map(({ states, ...rest }) => [states.filter((s) => s !== 'focused'), rest]),
    ]);
  return shown(before) !== shown(after);
}

function argsOf({ function: name, args, observation, label }: PersonAct): PersonAct['args'] {
  if (name === 'wheel_mouse_input') return { ticks: args.ticks! };
  const control = observation.controls.find((one) => one.label === label);
  const isChoice = name === 'set_edit_text' && control?.options?.includes(String(args.text));
  return isChoice && control?.type === 'ComboBox' ? { ...args, choice: true } : args;
}

export const controlOf = ({ observation, label }: Pick<PersonAct, 'observation' | 'label'>): Control | undefined =>
  label === '' ? undefined : observation.controls.find((one) => one.label === label);
