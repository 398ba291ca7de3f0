import type { ActOutcome, Environment } from '../environments/environment.ts';
import { type ControlMatch, matchingControls } from '../records/screen/control-match.ts';
import type { ReferenceStep } from './family.ts';

type Name = ControlMatch['name'];
type Rest = Omit<ControlMatch, 'name'>;

/** The steps that most reference solutions are made of. */
export const steps = {
  click: (name: Name, rest: Rest = {}): ReferenceStep => ({ control: { name, ...rest }, function: 'click_input' }),
  /** Replaces the text of an edit field, or chooses an option where `rest` says so. */
  setText: (name: Name, text: string, rest: Rest = {}): ReferenceStep => ({
    control: { name, type: 'Edit', ...rest },
    function: 'set_edit_text',
    args: { text },
  }),
  /** Keys ("{Enter}", "{Control+a}", plain text) for a control, or where the focus is. */
  press: (keys: string, control?: ControlMatch): ReferenceStep => ({
    ...(control ? { control } : {}),
    function: 'keyboard_input',
    args: { keys },
  }),
  /** Selects a text in a control, or on a desktop wherever it stands. */
  selectText: (text: string, control?: ControlMatch): ReferenceStep => ({
    ...(control ? { control } : {}),
    function: 'select_text',
    args: { text },
  }),
};

/** Does one step of a reference solution on what is on screen now: for the tests of an app pack. */
export async function doStep(environment: Environment, step: ReferenceStep): Promise<ActOutcome> {
  const { controls } = await environment.observe();
  const [control] = step.control ? matchingControls(controls, step.control) : [];
  if (step.control && !control) {
    const detail = `The control ${step.control.name} is not on screen.`;
    return { ok: false, changed: false, failure: { type: 'grounding', detail }, ms: { act: 0, settle: 0 } };
  }
  const { label: controlLabel = '', name: controlName = '' } = control ?? {};
  return environment.act({ controlLabel, controlName, function: step.function, args: step.args ?? {} });
}
