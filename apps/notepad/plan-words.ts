/** The last step of every plan: tasks are judged by what is saved. */
export const saveStep = 'Press Ctrl+S.';

export const selectStep = (text: string): string => `Select "${text}" in the text.`;
export const typeStep = (text: string): string => `Type "${text}".`;

/** Saves under another name, with an encoding where one is asked for. */
export const saveAsPlan = (name: string, encoding?: string): string[] => [
  'Open the "File" menu.',
  'Choose "Save as..." in the "File" menu.',
  `Type "${name}" in the "File name" box.`,
  ...(encoding ? [`Choose "${encoding}" in the "Encoding" list.`] : []),
  'Click "Save".',
];
