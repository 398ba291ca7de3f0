import { type ControlMatch, type ReferenceStep, steps } from '#lamwright';

/*
 * Steps of reference solutions. A paragraph on screen is an edit field whose name is its text.
 */

export const click = (name: ControlMatch['name'], rest: Omit<ControlMatch, 'name'> = {}): ReferenceStep =>
  steps.click(name, { type: 'Button', ...rest });

/** Opens a menu of the menu bar, then chooses along the path. */
export const menu = (...names: string[]): ReferenceStep[] =>
  names.map((name, i) =>
    steps.click(new RegExp(`^${literally(name)}(?:\\.\\.\\.|…)?$`), {
      type: 'MenuItem',
      ...(i > 0 ? { container: names[i - 1]! } : {}),
    }),
  );

export const select = (paragraph: string, text: string): ReferenceStep =>
  steps.selectText(text, paragraphOn(paragraph));

/** Keys where the focus is, or in the paragraph, at its end. */
export const press = (keys: string, paragraph?: string): ReferenceStep =>
  steps.press(keys, paragraph === undefined ? undefined : paragraphOn(paragraph));

export const fill = steps.setText;

export const tab = (name: string): ReferenceStep => click(name, { type: 'TabItem' });
export const ok = (): ReferenceStep => click('OK');

/** Every task ends so: what is not saved is not done. */
export const save = (): ReferenceStep => click('Save', { container: 'Standard' });

/** A list item has its bullet or number before its text. */
const paragraphOn = (text: string): ControlMatch => ({
  name: new RegExp(`^(?:\\S{1,4} )?${literally(text)}$`),
  type: 'Edit',
});

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
