import type { Control } from '../../records/screen/control.ts';
import { wordsOf } from './words.ts';

const shownStates = new Set(['checked', 'selected', 'expanded', 'pressed', 'disabled']);
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

/** Longest part of a name or container that is shown, in words; values are cut shorter. */
const nameWords = 5;
const valueWords = 5;
/** Some scripts have no spaces between words. */
const longestWord = 24;

/** A control's type and name, as the model reads it: ` button edit`. */
function plainPhrase(control: Control): string {
  const known = phrases.get(control);
  if (known !== undefined) return known;
  const phrase = ` ${typeWords[control.type] ?? control.type.toLowerCase()}${cut(control.name, nameWords)}`;
  phrases.set(control, phrase);
  return phrase;
}
/** Training reads the same controls thousands of times. */
const phrases = new WeakMap<Control, string>();

/** The line of a control on the screen list: type, name, states, value. Its container stands above it. */
export function controlLine(control: Control): string {
  const known = lines.get(control);
  if (known !== undefined) return known;
  const states = control.states.filter((s) => shownStates.has(s)).map((s) => ` (${s}`);
  const value = control.value ? ` =${cut(control.value, valueWords)}` : '';
  const line = `${plainPhrase(control)}${states.join('')}${value}`;
  lines.set(control, line);
  return line;
}
const lines = new WeakMap<Control, string>();

/** The line above the controls of a container: ` in Winter Garden`. */
export const containerLine = (container: string) => ` in${cut(container, nameWords)}`;

/**
 * How answers call each of these controls: type and name, and ` of` its container where another one reads the same. Controls that the
 * model cannot tell apart have equal phrases.
 */
export function controlPhrases(controls: readonly Control[]): Map<string, string> {
  const containers = new Map<string, Set<string>>();
  for (const control of controls) {
    const phrase = plainPhrase(control);
    containers.set(phrase, (containers.get(phrase) ?? new Set()).add(control.container ?? ''));
  }
  return new Map(
    controls.map((control) => {
      const phrase = plainPhrase(control);
      const qualified = control.container && containers.get(phrase)!.size > 1;
      return [control.label, qualified ? `${phrase} of${cut(control.container!, nameWords)}` : phrase];
    }),
  );
}

/** The first words of a text, without signs where there are words. */
function cut(text: string, limit: number): string {
  const all = wordsOf(text).map((w) => w.text);
  const words = all.filter((w) => /[\p{L}\p{N}]/u.test(w));
  return (words.length > 0 ? words : all)
    .slice(0, limit)
    .map((w) => ` ${[...w].slice(0, longestWord).join('')}`)
    .join('');
}
