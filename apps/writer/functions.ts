import type { AppFunction } from '#lamwright';
import { click, fill, menu, press } from './steps.ts';

const selectNamed = { control: 'named', function: 'select_text' } as const;

/** What the paper's agent can do in Word beside clicking and typing, carried out as a user of Writer would. */
export const functions: Record<string, AppFunction> = {
  /** Selects the whole of the paragraph that the decision names. */
  select_paragraph: { args: [], steps: () => [selectNamed] },
  /** Selects the table in which the named paragraph stands. */
  select_table: { args: [], steps: () => [selectNamed, ...menu('Table', 'Select', 'Table')] },
  insert_table: {
    args: ['rows', 'columns'],
    steps: ({ rows, columns }) => [
      press('{Control+F12}'),
      fill('Columns', String(columns), { type: 'Spinner' }),
      fill('Rows', String(rows), { type: 'Spinner' }),
      click('Insert'),
    ],
  },
  set_font: { args: ['font'], steps: ({ font }) => [fill('Font Name', String(font))] },
  /** Saves under another name, in the format of its ending. */
  save_as: {
    args: ['name'],
    steps: ({ name }) => [
      press('{Control+Shift+s}'),
      fill('Name', String(name)),
      click('Save', { container: 'Save' }),
      { ...click(/^Use Word/), optional: true },
    ],
  },
};
