import type { ActionFunction, Decision } from '../../../records/episode/decision.ts';
import type { Control, ControlTypeName } from '../../../records/screen/control.ts';
import type { Kinds } from '../screens/place.ts';
import { isNever, isNeverKeys } from './never.ts';

/** What can be done with a control (`fill`, `type` and `choose` get their value when they are chosen). */
type Manner = 'click' | 'fill' | 'type' | 'choose' | 'right click' | 'double click' | 'drag' | 'keys';

export type Move = {
  /** The control's kind with the manner: what is counted. */
  key: string;
  manner: Manner;
  control: Control;
  function: ActionFunction;
  args: Decision['args'];
  /** What it costs before it was ever tried, in tries. */
  prior: number;
  /** What is typed before a made-up value. */
  lead?: string;
  /** Whether it sets something by itself. */
  isSetting?: boolean;
  /** Whether it stands in a bar beside a text. */
  isFormat?: boolean;
  /** Whether it saves what was done before. */
  saves?: true;
};

const commands: readonly ControlTypeName[] = [
  'Button',
  'CheckBox',
  'Hyperlink',
  'ListItem',
  'MenuItem',
  'RadioButton',
  'SplitButton',
  'TabItem',
  'TreeItem',
];
const things: readonly ControlTypeName[] = ['DataItem', 'Image', 'ListItem', 'TreeItem'];
const fields: readonly ControlTypeName[] = ['Edit', 'Spinner', 'Slider'];
const draggable: readonly ControlTypeName[] = ['DataItem', 'ListItem', 'TreeItem', 'TabItem'];

/** What stands in a field is a text from so many characters on. */
export const longValue = 60;

const priors: Record<Manner, number> = {
  click: 0,
  choose: 0,
  fill: -0.5,
  type: 0,
  'right click': 1.5,
  'double click': 2,
  keys: 2.5,
  drag: 3,
};

/** All that can be done on a screen, but for what is never done. */
export function movesOn(controls: readonly Control[], kinds: Kinds, deny: readonly RegExp[]): Move[] {
  const able = controls.filter(
    ({ name, type, states }) => !states.includes('disabled') && !isNever(name, deny) && !isNeverEntry(type, name),
  );
  const isFileDialog = able.some(({ container }) => container === fileChooser);
  const usable = isFileDialog ? able.filter(isOfFileDialog) : able;
  return usable.flatMap((control) => movesOf(control, usable, kinds));
}

/** The menu's entry closes what the application has open, or tells about the program, with links that lead out of it. */
const isNeverEntry = (type: Control['type'], name: string) =>
  type === 'MenuItem' && /^(?:close|about\b.*)$/i.test(name);

/** GTK's dialog for files: beyond the name and the buttons it shows the whole computer. */
const fileChooser = 'File Chooser Widget';
const isOfFileDialog = ({ name, type, container = '' }: Control) =>
  (type === 'Edit' && name === 'Name') ||
  (type === 'Button' && !/^(?:File Chooser|Browse Header|Places|Path)/.test(container));

function movesOf(control: Control, controls: readonly Control[], kinds: Kinds): Move[] {
  const { type, states } = control;
  const kind = kinds.of(control);
  const move = (manner: Manner, fn: ActionFunction, args: Decision['args'] = {}, extra = 0): Move => ({
    key: moveKey(kind, manner),
    manner,
    control,
    function: fn,
    args,
    prior: priors[manner] + extra,
  });
  const moves: Move[] = [];
  if (fields.includes(type) && !states.includes('readonly') && !isSecret(control)) {
    // A paragraph of the document itself is a field, too; its text is seldom all to be replaced, nor is a long one in an editor.
    const isLong = (control.value?.length ?? 0) > longValue;
    moves.push(move('fill', 'set_edit_text', {}, isText(control, kinds) ? 2.5 : isLong ? 2 : 0));
  }
  if (type === 'ComboBox') moves.push(move('choose', 'set_edit_text'));
  if (commands.includes(type)) moves.push(move('click', 'click_input'));
  if (things.includes(type) && !commands.includes(type)) moves.push(move('click', 'click_input', {}, 1));
  if (things.includes(type) || type === 'Hyperlink' || type === 'Document' || isText(control, kinds)) {
    moves.push(move('right click', 'click_input', { button: 'right' }));
  }
  // What is called by the user's own name may open, or be renamed.
  const isOwn = (type === 'Hyperlink' || type === 'TabItem') && kinds.place(control).name === '*';
  if (things.includes(type) || isOwn) moves.push(move('double click', 'click_input', { double: true }, isOwn ? -1 : 0));
  if (draggable.includes(type)) {
    const place = controls.find((other) => other !== control && other.type === type && kinds.of(other) === kind);
    if (place) moves.push(move('drag', 'drag', { toLabel: place.label, toName: place.name }));
  }
  const keys = shortcutIn(control.name);
  if (keys && !isNeverKeys(keys)) moves.push(move('keys', 'keyboard_input', { keys }));
  return moves;
}

export const moveKey = (kind: string, manner: string): string => `${kind}|${manner}`;

/** What the control is called that a move's key is of; '' where it has no name. */
export const nameInKey = (key: string): string => key.split('|')[1] ?? '';

/** A field that a password belongs in: it is never filled. */
export const isSecret = ({ type, name }: Pick<Control, 'type' | 'name'>): boolean =>
  type === 'Edit' && /passw|passphrase|kennwort|mot de passe|contrase/i.test(name);

/** Whether a control is a text of the user's own: a paragraph, a cell. */
export const isText = (control: Control, kinds: Kinds): boolean =>
  control.type === 'Edit' && control.name !== '' && kinds.place(control).name === '*';

/** Whether a control is ticked. */
export const isBox = ({ type }: Control): boolean => type === 'CheckBox' || type === 'RadioButton';

/** The key chord that a name shows, as keys to press: "Bold [ctrl-B]", "Find (Ctrl+Shift+F)". */
export function shortcutIn(name: string): string | null {
  const found = /[[(]((?:(?:ctrl|control|alt|shift|cmd)[-+])+)([\p{L}\d]|f\d+|enter|delete)[\])]/iu.exec(name);
  if (!found) return null;
  const keys = found[1]!
    .split(/[-+]/)
    .filter(Boolean)
    .map((key) => modifiers[key.toLowerCase()]!);
  const last =
    found[2]!.length === 1 ? found[2]!.toLowerCase() : found[2]![0]!.toUpperCase() + found[2]!.slice(1).toLowerCase();
  return `{${[...keys, last].join('+')}}`;
}

const modifiers: Record<string, string> = {
  ctrl: 'Control',
  control: 'Control',
  cmd: 'Control',
  alt: 'Alt',
  shift: 'Shift',
};
