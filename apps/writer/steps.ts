import type { ControlMatch, ReferenceStep } from '#lamwright';

/*
 * Steps of reference solutions. A paragraph on screen is an edit field whose name is its text.
 */

export const click = (name: ControlMatch['name'], rest: Omit<ControlMatch, 'name'> = {}): ReferenceStep => ({
  control: { name, type: 'Button', ...rest },
  function: 'click_input',
});

/** Opens a menu of the menu bar, then chooses along the path. */
export const menu = (...names: string[]): ReferenceStep[] =>
  names.map((name, i) => ({
    control: {
      name: new RegExp(`^${literally(name)}(?:\\.\\.\\.|…)?$`),
      type: 'MenuItem',
      ...(i > 0 ? { container: names[i - 1]! } : {}),
    },
    function: 'click_input',
  }));

export const select = (paragraph: string, text: string): ReferenceStep => ({
  control: paragraphOn(paragraph),
  function: 'select_text',
  args: { text },
});

/** Keys where the focus is, or in the paragraph, at its end. */
export const press = (keys: string, paragraph?: string): ReferenceStep => ({
  ...(paragraph === undefined ? {} : { control: paragraphOn(paragraph) }),
  function: 'keyboard_input',
  args: { keys },
});

export const fill = (
  name: ControlMatch['name'],
  text: string,
  rest: Omit<ControlMatch, 'name'> = {},
): ReferenceStep => ({
  control: { name, type: 'Edit', ...rest },
  function: 'set_edit_text',
  args: { text },
});

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
