import type { ControlPlace } from '../../../records/discovery/try.ts';
import type { Control, ControlTypeName } from '../../../records/screen/control.ts';
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

/** The kinds of the controls of one screen: those that differ in the user's content alone are of one kind, and so is a crowd of equals. */
export type Kinds = {
  mask: Mask;
  of(control: Placed): string;
  /** Its place without the user's content. */
  place(control: Placed): ControlPlace;
};

/** So many of a type in one container are a list: its members are of one kind, whatever they are called. Links are also what menus are made of, in no container. */
const crowd = 16;
const crowdOfLinks = 40;
/** In so many containers controls of one type and name are the rows of a list, of one kind wherever they stand. */
const rows = 8;
/** What stands for the name of a member of such a list, or for the containers. */
export const member = '**';
/** Types that lists are made of; of menus and toolbars each button is something of its own. */
const crowding: readonly ControlTypeName[] = [
  'CheckBox',
  'DataItem',
  'Hyperlink',
  'Image',
  'ListItem',
  'RadioButton',
  'TreeItem',
];

export function kindsOn(controls: readonly Placed[], mask: Mask): Kinds {
  const names = new Map<string, Set<string>>();
  const isDocument = controls.some(({ type }) => type === 'Document');
  const group = ({ type, container = '' }: Placed) => `${type}|${container}`;
  const containers = new Map<string, Set<string>>();
  for (const control of controls) {
    const key = `${control.type}|${mask(control.name)}`;
    containers.set(key, (containers.get(key) ?? new Set()).add(mask(control.container ?? '')));
    if (!crowding.includes(control.type)) continue;
    const of = names.get(group(control)) ?? new Set();
    names.set(group(control), of.add(mask(control.name)));
  }
  const nameOf = (control: Placed) => {
    const isLoose = control.type === 'Hyperlink' && !control.container;
    const inCrowd = (names.get(group(control))?.size ?? 0) >= (isLoose ? crowdOfLinks : crowd);
    if (inCrowd) return member;
    const isText =
      control.type === 'Edit' &&
      (isParagraph(control.name) || (isDocument && (!control.container || !/\p{L}/u.test(control.name))));
    return isText ? '*' : mask(control.name);
  };
  const place = ({ type, name, container }: Placed): ControlPlace => {
    const isRow = (containers.get(`${type}|${mask(name)}`)?.size ?? 0) >= rows;
    return {
      name: nameOf({ type, name, container }),
      type,
      ...(container ? { container: isRow ? member : mask(container) } : {}),
    };
  };
  return { mask, place, of: (control) => kindOf(place(control)) };
}

/** Paragraphs of a document are fields that are called by their text, which is longer than a label; beside a document those that stand nowhere are, too. */
const longestLabel = 40;
const isParagraph = (name: string) => name.length > longestLabel;

/** The kind of a place that has no content of the user's. */
export const kindOf = ({ name, type, container }: Placed): string => [type, name, container ?? ''].join('|');

/** The control at a place, else the first that is the same but for the user's content. */
export function controlAt(place: ControlPlace, controls: readonly Control[], kinds: Kinds): Control | undefined {
  const exact = controls.filter((control) => isSame(control, place));
  if (exact.length > 0) return exact[place.nth ?? 0] ?? exact[0];
  const kind = kinds.of(place);
  const alike = controls.filter((control) => control.type === place.type && kinds.of(control) === kind);
  return alike.find(({ states }) => !states.includes('disabled')) ?? alike[0];
}
