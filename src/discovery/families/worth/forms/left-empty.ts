import type { Step } from '../../../../records/episode/trajectory.ts';
import type { Control } from '../../../../records/screen/control.ts';

/**
 * The field before a button that adds or confirms, which was left empty although it is there to be filled, as were all others of its part of the screen;
 * null where there is none. Nobody asks to add what has no name.
 */
export function leftEmpty(steps: readonly Step[]): string | null {
  const filled = new Set<string>();
  for (const { decision, observation } of steps) {
    const { controls } = observation;
    const at = controls.findIndex(({ label }) => label === decision.controlLabel);
    const control = controls[at];
    if (!control) continue;
    const { name, type, container = '' } = control;
    if (decision.function !== 'click_input') filled.add(container);
    else if (type === 'Button' && adding.test(name) && !filled.has(container)) {
      // What a field and its button stand in is often called as the field is.
      const before = controls
        .slice(Math.max(0, at - nearby), at)
        .filter((one) => (one.container ?? '') === container || one.name === container)
        .findLast((one) => one.type !== 'Button');
      if (before && isEmptyField(before)) return before.name;
    }
  }
  return null;
}

const adding = /^(?:ok(?:ay)?|yes|save|done|confirm|submit|add|create|insert|new|apply|set|rename)\b/i;

/** Between a field and its button stand a few others at most, such as one that lists what may be entered. */
const nearby = 3;

const isEmptyField = ({ type, value, states }: Control): boolean =>
  (type === 'Edit' || type === 'ComboBox') && (value ?? '') === '' && !states.includes('readonly');
