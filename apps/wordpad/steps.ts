import { type ReferenceStep, steps } from '#lamwright';

/*
 * Steps of reference solutions. Names are those of Wine's WordPad.
 */

export const { press } = steps;

/** Selects a text wherever it stands in the document. */
export const select = (text: string): ReferenceStep => steps.selectText(text);
export const button = (name: string | RegExp): ReferenceStep => steps.click(name, { type: 'Button' });
export const fill = (name: RegExp, text: string): ReferenceStep => steps.setText(name, text);
export const choose = (name: RegExp, option: string): ReferenceStep =>
  steps.setText(name, option, { type: 'ComboBox' });
export const tick = (name: string): ReferenceStep => steps.click(name, { type: 'CheckBox' });
export const ok = (): ReferenceStep => button('OK');

/** Opens a menu of the menu bar, then chooses along the path. */
export const menu = (...names: string[]): ReferenceStep[] =>
  names.map((name) => steps.click(name, { type: 'MenuItem' }));

/** Every task ends so: what is not saved is not done. */
export const save = (): ReferenceStep => press('{Control+s}');
