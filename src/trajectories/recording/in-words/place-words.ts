import { escaped } from '../../../records/quoted-text.ts';
import type { Control, ControlTypeName } from '../../../records/screen/control.ts';
import type { Observation } from '../../../records/screen/observation.ts';

/** A text between quotation marks, as steps write it. */
export const quote = (text: string): string => `"${escaped(text).replaceAll('\n', '\\n')}"`;

/** What a person calls a control of this type, the likeliest word first. */
const nouns: Partial<Record<ControlTypeName, string[]>> = {
  Button: ['button'],
  SplitButton: ['button'],
  Hyperlink: ['link'],
  TabItem: ['tab'],
  CheckBox: ['check box'],
  RadioButton: ['radio button'],
  Edit: ['box', 'text area'],
  Spinner: ['box'],
  Document: ['text area'],
  ComboBox: ['list', 'box'],
  List: ['list', 'list box'],
  ListItem: ['item'],
  MenuItem: ['menu item'],
  Slider: ['slider'],
  Header: ['heading'],
  Image: ['icon'],
};
/** Of what is typed in or chosen from the kind is always said. */
const named = new Set<ControlTypeName>(['Edit', 'Spinner', 'Document', 'ComboBox', 'List', 'TabItem']);
const counted = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const longest = 60;

/** Words for a control, the shortest first, then with what tells it from others: its kind, where it stands, which of several it is. */
export function placesOf(control: Control, { controls }: Observation): string[] {
  const { name, type, container } = control;
  const called = quote(name);
  const kinds = (nouns[type] ?? []).map((noun) => `the ${called} ${noun}`);
  const plain = named.has(type) ? [...kinds, called] : [called, ...kinds];
  const wheres = wheresOf(container).flatMap((where) => [`in ${where}`, `in the row ${where}`]);
  const within = wheres.flatMap((where) => plain.map((place) => `${place} ${where}`));
  const alike = controls.filter((one) => one.name === name);
  const count = Math.min(alike.length, counted.length);
  const nths = [...counted.slice(0, alike.length > 1 ? count : 0), ...(alike.length > 1 ? ['last'] : [])];
  const noun = nouns[type]?.[0];
  const ordered = nths.map((nth) => (noun ? `the ${nth} ${called} ${noun}` : `the ${nth} ${called}`));
  const orderedWithin = wheresOf(container).flatMap((where) => ordered.map((place) => `${place} in ${where}`));
  return [...plain, ...within, ...ordered, ...orderedWithin];
}

/** The part of the screen as a whole, then its first piece: rows are told by several. */
function wheresOf(container: string | undefined): string[] {
  if (!container) return [];
  const [first] = container.split(', ');
  return [...new Set([container.slice(0, longest * 2), first!])].map(quote);
}
