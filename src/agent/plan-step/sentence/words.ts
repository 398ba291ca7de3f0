import type { ControlTypeName } from '../../../records/screen/control.ts';

/** Nouns of the interface and the control types that they may mean, the likeliest first. */
export const kindNouns: Record<string, ControlTypeName[]> = {
  button: ['Button', 'SplitButton', 'MenuItem', 'Hyperlink'],
  icon: ['Button', 'Hyperlink', 'Image'],
  link: ['Hyperlink', 'Button'],
  tab: ['TabItem', 'Button'],
  'check box': ['CheckBox'],
  checkbox: ['CheckBox'],
  'radio button': ['RadioButton'],
  box: ['Edit', 'ComboBox', 'Spinner', 'CheckBox'],
  field: ['Edit', 'ComboBox', 'Spinner'],
  'text area': ['Edit', 'Document'],
  textarea: ['Edit', 'Document'],
  'text box': ['Edit', 'Document'],
  input: ['Edit', 'ComboBox', 'Spinner'],
  editor: ['Edit', 'Document'],
  'drop-down list': ['ComboBox'],
  'drop-down': ['ComboBox', 'Button'],
  dropdown: ['ComboBox', 'Button'],
  'select box': ['ComboBox'],
  menu: ['MenuItem', 'Button', 'ComboBox', 'Menu'],
  'menu item': ['MenuItem', 'Button', 'Hyperlink'],
  entry: ['MenuItem', 'ListItem', 'Hyperlink', 'Button'],
  item: ['MenuItem', 'ListItem', 'Hyperlink', 'Button'],
  option: ['RadioButton', 'ListItem', 'MenuItem', 'Button', 'Hyperlink'],
  choice: ['RadioButton', 'ListItem', 'MenuItem', 'Button', 'Hyperlink'],
  list: ['ComboBox', 'List', 'Button'],
  'list box': ['List', 'ComboBox'],
  'combo box': ['ComboBox', 'Edit'],
  'spin box': ['Spinner', 'Edit'],
  slider: ['Slider'],
  switch: ['CheckBox', 'Button'],
  paragraph: ['Edit', 'Document', 'Text'],
  heading: ['Text', 'Header', 'Button'],
};

/** Types of control that have a text, a choice or a value to set. */
export const typableTypes: ControlTypeName[] = ['Edit', 'ComboBox', 'Spinner', 'Document', 'Slider', 'List'];

export const clickableTypes: ControlTypeName[] = [
  'Button',
  'Hyperlink',
  'TabItem',
  'MenuItem',
  'CheckBox',
  'RadioButton',
  'ListItem',
  'TreeItem',
  'SplitButton',
  'ComboBox',
];

/** Verbs that name a click; any other verb ("delete", "save") is looked for as the name of a button. */
export const clickVerbs =
  /^(?:(?:double|right)[- ])?click(?: on)?\b|^(?:press|push|hit|tap|choose|select|pick|open|follow|activate|tick|check|untick|uncheck|clear|mark|toggle|switch on|switch off|turn on|turn off|expand|unfold|switch to|go to|show|move to|change to|use|view|find)\b/;

export const typeVerbs = /^(?:type|enter|write|fill in|fill out|fill|input|set|change|replace|put|paste|give|make)\b/;

/** A sentence that says how things are, or what to look at: nothing is to be done. */
export const remark =
  /^(?:make sure|check that|verify|note|notice|ensure|you (?:will|can|should|now)|the |this |it |now the |wait for the .* to be saved|done|finished)\b(?!.*\bclick\b)/;

const keyNames: Record<string, string> = {
  enter: 'Enter',
  return: 'Enter',
  escape: 'Escape',
  esc: 'Escape',
  tab: 'Tab',
  space: 'Space',
  delete: 'Delete',
  backspace: 'Backspace',
  home: 'Home',
  end: 'End',
  ctrl: 'Control',
  control: 'Control',
  shift: 'Shift',
  alt: 'Alt',
  cmd: 'Meta',
  'page down': 'PageDown',
  'page up': 'PageUp',
  down: 'ArrowDown',
  up: 'ArrowUp',
};

/** "Ctrl+Enter" to "{Control+Enter}"; null when these words are no key. */
export function keysOf(words: string): string | null {
  const pieces = words
    .toLowerCase()
    .replace(/^\{|\}$/g, '')
    .replace(/^the\s+|\s+keys?$|\s+arrow$/g, '')
    .split(/\s*[+-]\s*/);
  const modified = pieces.length > 1;
  const keys = pieces.map(
    (piece) =>
      keyNames[piece] ??
      (modified && /^[a-z0-9]$/.test(piece) ? piece : /^f\d+$/.test(piece) ? piece.toUpperCase() : null),
  );
  return keys.includes(null) ? null : `{${keys.join('+')}}`;
}
