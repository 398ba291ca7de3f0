import { type ReferenceStep, steps } from '#lamwright';

/*
 * Steps of reference solutions. Names are those of Wine's Notepad; case and signs of Windows' own are allowed for.
 */

export const { press } = steps;

/** Selects a text wherever it stands in the note. */
export const select = (text: string): ReferenceStep => steps.selectText(text);

/** Every task ends so: what is not saved is not done. */
export const save = (): ReferenceStep => press('{Control+s}');

export const saveAs = (name: string, encoding?: string): ReferenceStep[] => [
  steps.click('File', { type: 'MenuItem' }),
  steps.click(/^Save As/i, { type: 'MenuItem' }),
  steps.setText(/^File name/i, name, { type: 'ComboBox' }),
  ...(encoding ? [steps.setText(/^Encoding/i, encoding, { type: 'ComboBox' })] : []),
  steps.click(/^Save$/i, { type: 'Button' }),
];
