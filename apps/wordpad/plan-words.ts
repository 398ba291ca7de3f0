/** The last step of every plan: tasks are judged by what is saved. */
export const saveStep = 'Press Ctrl+S.';

export const selectStep = (text: string): string => `Select "${text}" in the text.`;
export const typeStep = (text: string): string => `Type "${text}".`;
export const okStep = 'Click "OK".';

/** A command in the menus, one step a click. */
export const menuPlan = (first: string, ...rest: string[]): string[] => [
  `Open the "${first}" menu.`,
  ...rest.map((name, i) => `Choose "${name}" in the "${[first, ...rest][i]}" menu.`),
];
