import type { Control } from '../../../records/control.ts';
import type { ControlPlace } from '../../../records/try.ts';
import type { Mask } from './content.ts';

type Placed = Pick<ControlPlace, 'name' | 'type' | 'container'>;

const isSame = (one: Placed, other: Placed) =>
  one.name === other.name && one.type === other.type && (one.container ?? '') === (other.container ?? '');

/** Where a control stands, by what stays the same from one fresh start to the next. */
export function placeOf(control: Control, controls: readonly Control[]): ControlPlace {
  const alike = controls.filter((other) => isSame(other, control));
  const nth = alike.indexOf(control);
  return {
    name: control.name,
    type: control.type,
    ...(control.container ? { container: control.container } : {}),
    ...(nth > 0 ? { nth } : {}),
  };
}

/** The control at a place, else the first that is the same but for the user's content. */
export function controlAt(place: ControlPlace, controls: readonly Control[], mask: Mask): Control | undefined {
  const exact = controls.filter((control) => isSame(control, place));
  if (exact.length > 0) return exact[place.nth ?? 0] ?? exact[0];
  const key = kindOf(place, mask);
  const alike = controls.filter((control) => control.type === place.type && kindOf(control, mask) === key);
  return alike.find(({ states }) => !states.includes('disabled')) ?? alike[0];
}

/** A control's kind: all that differ from it in the user's content alone are of the same. */
export const kindOf = ({ name, type, container }: Placed, mask: Mask): string =>
  [type, mask(name), mask(container ?? '')].join('|');

/** A place without the user's content. */
export const maskedPlace = ({ name, type, container }: Placed, mask: Mask): ControlPlace => ({
  name: mask(name),
  type,
  ...(container ? { container: mask(container) } : {}),
});
