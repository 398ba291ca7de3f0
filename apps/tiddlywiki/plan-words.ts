/** The last step of an edit, by the button's hint. */
export const confirmStep = 'Click the "Confirm changes" button.';

/** Opens a tiddler that is on screen in the editor. */
export const editStep = (title: string): string => `Click the "edit" button of the tiddler "${title}".`;

/** The same by its caption, as parts of the documentation have it; no control on screen is called so, which a follower of plans must learn. */
export const okStep = 'Click the "ok" button.';

export const openPlan = (title: string): string[] => [
  `Type "${title}" in the "search" box.`,
  `Click "${title}" in the search results.`,
];

/** Begins a new tiddler with its title. */
export const newPlan = (title: string): string[] => [
  'Click the "new tiddler" button in the sidebar.',
  `Type "${title}" in the "title" box.`,
];

/** From a click on "new tiddler" to the new tiddler saved; `text` is the step that writes its text, `close` the last. */
export const createPlan = (title: string, text?: string, close = confirmStep): string[] => [
  ...newPlan(title),
  ...(text === undefined ? [] : [text]),
  close,
];

/** Opens the tiddler in the editor, does these steps, saves it. */
export const editPlan = (title: string, ...steps: string[]): string[] => [
  ...openPlan(title),
  `Click the "Edit this tiddler" button of the tiddler "${title}".`,
  ...steps,
  confirmStep,
];
