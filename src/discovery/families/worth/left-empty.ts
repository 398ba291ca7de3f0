import type { Control } from '../../../records/control.ts';
import type { Step } from '../../../records/trajectory.ts';

/**
 * The field before a button that adds or confirms, which was left empty although it is there to be filled, as were all others of its part of the screen;
 * null where there is none. Nobody asks to add what has no name.
 */
export function leftEmpty(steps: readonly Step[]): string | null {
  const filled = new Set<string>();
  for (const { decision, observation } of steps) {
    const { controls } = observation;
    const own = controls.find(({ label }) => label === decision.controlLabel);
    if (own && decision.function !== 'click_input') filled.add(own.container ?? '');
    const at = controls.findIndex(({ label }) => label === decision.controlLabel);
    const button = controls[at];
    if (decision.function !== 'click_input' || button?.type !== 'Button' || !adding.test(button.name)) continue;
    if (filled.has(button.container ?? '')) continue;
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
