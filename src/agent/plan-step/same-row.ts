import type { Control } from '../../records/control.ts';
import { exact, nameLikeness } from './name-likeness.ts';

/**
 * Whether a control stands in one row with something of this name: a row tells its container only where another row has an equal control, and
 * programs of the desktop tell none.
 */
export function isInRowOf(control: Control, name: string, controls: readonly Control[]): boolean {
  return controls.some(
    (other) => other !== control && nameLikeness(other.name, name) >= exact && areLevel(control, other),
  );
}

/** The middle of each lies within the height of the other. */
function areLevel({ rect: a }: Control, { rect: b }: Control): boolean {
  if (!a || !b) return false;
  const middle = ({ y, height }: typeof a) => y + height / 2;
  const covers = ({ y, height }: typeof a, at: number) => y <= at && at <= y + height;
  return covers(a, middle(b)) && covers(b, middle(a));
}
