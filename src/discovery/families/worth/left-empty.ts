import type { Control } from '../../../records/control.ts';
import type { Step } from '../../../records/trajectory.ts';

/**
 * The field before a button that was pressed last, which was left empty although it is there to be filled; null where there is none. Nobody asks to add
 * what has no name.
 */
export function leftEmpty(steps: readonly Step[]): string | null {
  const done = steps.filter(({ decision }) => decision.function !== 'wait' && decision.function !== '');
  const last = done.at(-1);
  if (last?.decision.function !== 'click_input') return null;
  const { controls } = last.observation;
  const at = controls.findIndex(({ label }) => label === last.decision.controlLabel);
  const button = controls[at];
  if (button?.type !== 'Button') return null;
  const before = controls
    .slice(Math.max(0, at - nearby), at)
    .filter(({ container }) => (container ?? '') === (button.container ?? ''))
    .findLast(({ type }) => type !== 'Button');
  return before && isEmptyField(before) ? before.name : null;
}

/** Between a field and its button stand a few others at most, such as one that lists what may be entered. */
const nearby = 3;

const isEmptyField = ({ type, value, states }: Control): boolean =>
  (type === 'Edit' || type === 'ComboBox') && (value ?? '') === '' && !states.includes('readonly');
