import type { Control } from '../../records/control.ts';
import { spaced, wordsOf } from './words.ts';

const shownStates = new Set(['checked', 'unchecked', 'selected', 'expanded', 'collapsed', 'pressed', 'disabled']);
const typeWords: Partial<Record<Control['type'], string>> = {
  Hyperlink: 'link',
  TabItem: 'tab',
  CheckBox: 'checkbox',
  RadioButton: 'radio',
  ComboBox: 'choice',
  MenuItem: 'item',
  ListItem: 'item',
  TreeItem: 'item',
};

/** Longest part of a name, container or value that is shown, in words. */
const nameWords = 10;
const valueWords = 6;

/** How a control is called in answers: ` button edit of Winter Garden`. Equal for controls that the model cannot tell apart. */
export function controlPhrase(control: Control): string {
  const type = typeWords[control.type] ?? control.type.toLowerCase();
  const container =
    control.container && control.container !== control.name ? ` of${cut(control.container, nameWords)}` : '';
  return ` ${type}${cut(control.name, nameWords)}${container}`;
}

/** The line of a control on the screen list: its phrase, its states, its value. */
export function controlLine(control: Control): string {
  const states = control.states.filter((s) => shownStates.has(s)).map((s) => ` (${s}`);
  const value = control.value ? ` =${cut(control.value, valueWords)}` : '';
  return `${controlPhrase(control)}${states.join('')}${value}`;
}

function cut(text: string, limit: number): string {
  const words = wordsOf(text);
  return spaced(words.length > limit ? text.slice(0, words[limit - 1]!.end) : text);
}
