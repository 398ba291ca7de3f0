import type { Step } from '../../../records/episode/trajectory.ts';
import type { Control } from '../../../records/screen/control.ts';
import type { Observation } from '../../../records/screen/observation.ts';
import { namesKeys } from '../../plan-step/acts/typing.ts';
import { type Grounded, isNeedless } from '../../plan-step/ground.ts';
import { typableTypes } from '../../plan-step/sentence/words.ts';

/** Why an act came to nothing, in words, told from what it did and the screen after it; null where it did something. */
export type Doubt = (done: Step, after: Observation) => string | null;

/** The doubt about an act that may look done and be none: a click on mere text, typing where nothing takes text, a switch that shows no state. */
export function doubtOf({ way, control }: Grounded, { controls, focus }: Observation): Doubt | undefined {
  if (way.function === 'click_input' && control) {
    if (way.already && way.already !== 'expanded' && !showsState(control)) return isOnNow({ way, control, to: null });
    const cause = `"${control.name}" is mere text, and a click on it changed nothing.`;
    return control.type === 'Text' ? ({ result }) => (result.changed ? null : cause) : undefined;
  }
  if (way.function !== 'keyboard_input' || way.target || namesKeys(String(way.args.keys))) return undefined;
  const focused = controls.find(({ label }) => label === focus);
  if (focused && typableTypes.includes(focused.type)) return undefined;
  return ({ result }) => (result.changed ? null : 'nothing that takes text has the focus.');
}

/** What is gone after it, or called otherwise, has changed; what stays has to show that it is on. */
function isOnNow(grounded: Grounded & { control: Control }): Doubt {
  const { label, name } = grounded.control;
  return (_done, after) => {
    const now = after.controls.find((control) => control.label === label);
    if (!now || now.name !== name) return null;
    const isOn = isNeedless({ ...grounded, control: now }) || now.states.includes('selected');
    return isOn ? null : `nothing shows whether "${name}" is on or off.`;
  };
}

const showsState = ({ states }: Control): boolean =>
  states.some((state) => ['checked', 'unchecked', 'mixed', 'pressed', 'selected'].includes(state));
