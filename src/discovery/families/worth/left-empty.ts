import type { Control } from '../../../records/control.ts';
import type { Step } from '../../../records/trajectory.ts';

/**
 * The field before a button that adds or confirms, which was left empty although it is there to be filled; null where there is none. Nobody asks to add
 * what has no name. `steps`: the last ones, or those of a solution.
 */
export function leftEmpty(steps: readonly Step[]): string | null {
  for (const { decision, observation } of steps) {
    const { controls } = observation;
    const at = controls.findIndex(({ label }) => label === decision.controlLabel);
    const button = controls[at];
    if (decision.function !== 'click_input' || button?.type !== 'Button' || !adding.test(button.name)) continue;
    const before = controls
      .slice(Math.max(0, at - nearby), at)
      .filter(({ container }) => (container ?? '') === (button.container ?? ''))
      .findLast(({ type }) => type !== 'Button');
    if (before && isEmptyField(before)) return before.name;
  }
  return null;
}

const adding = /^(?:ok(?:ay)?|yes|save|done|confirm|submit|add|create|insert|new|apply|set|rename)\b/i;

/** Between a field and its button stand a few others at most, such as one that lists what may be entered. */
const nearby = 3;

const isEmptyField = ({ type, value, states }: Control): boolean =>
  (type === 'Edit' || type === 'ComboBox') && (value ?? '') === '' && !states.includes('readonly');
