/** The last step of every plan: tasks are judged by what is saved. */
export const saveStep = 'Click the "Save" button in the "Standard" toolbar.';

export const selectStep = (text: string): string => `Select "${text}" in the text.`;

/** A command in the menus, one step a click. */
export const menuPlan = (first: string, ...rest: string[]): string[] => [
  `Open the "${first}" menu.`,
  ...rest.map((name, i) => `Choose "${name}" in the "${[first, ...rest][i]}" menu.`),
];

/** Puts the cursor at the end of a paragraph that is named by its first words. */
export const cursorStep = (start: string): string => `Press **End** in the paragraph that begins with "${start}".`;

export const okStep = 'Click "OK".';

export const capitalised = (word: string): string => word[0]!.toUpperCase() + word.slice(1);
