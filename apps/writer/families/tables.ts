import { defineWriterFamily } from '../define.ts';
import { drawParagraph } from '../draw.ts';
import { indexOf, paragraphOf, tableOf } from '../edits.ts';
import { anything, expectChange } from '../expect-change.ts';
import { cursorStep, menuPlan, saveStep, selectStep } from '../plan-words.ts';
import type { Paragraph, Table } from '../state.ts';
import { click, fill, menu, press, save, select } from '../steps.ts';

import { type CellPlace, deleteFamily, drawCell, emptyCell, find, insertFamily } from './table-family.ts';

/** Tables: their cells, rows and columns. */
export const tableFamilies = [
  insertFamily('row', 'below', { verb: 'Insert', plainly: 'Make room for one more line under {cell} in the table' }),
  insertFamily('row', 'above', { verb: 'Add', plainly: 'Make room for one more line over {cell} in the table' }),
  insertFamily('column', 'after', {
    verb: 'Insert',
    plainly: 'Widen the table by an empty strip to the right of {cell}',
  }),
  insertFamily('column', 'before', {
    verb: 'Insert',
    plainly: 'Widen the table by an empty strip to the left of {cell}',
    heldOut: true,
  }),
  deleteFamily('row', 'The line of the table where {cell} stands is no longer wanted'),
  deleteFamily('column', 'The strip of the table where {cell} stands is no longer wanted'),
  defineWriterFamily<CellPlace & { text: string }>({
    name: 'retype-cell',
    wordings: [
      'Change the table cell "{cell}" to "{text}"',
      'Write {text} instead of {cell} in the table',
      'Please replace the cell “{cell}” by “{text}”',
      'The cell {cell} should read {text}',
      'Could you put "{text}" into the cell that says "{cell}"?',
      'I want {text} in the table where {cell} is now',
      'Overwrite the cell {cell} with {text}',
      'Correct the table entry "{cell}" to "{text}"',
      'The table should say {text} in place of {cell}',
      'Let the cell “{cell}” become “{text}”',
      'In the table, {cell} is wrong, it must be {text}',
      'Enter "{text}" in the cell "{cell}"',
      'Where the table has {cell}, it is to have {text}',
    ],
    sample: (context) => {
      const drawn = drawCell(context, 'cell');
      return drawn && { ...drawn, text: context.words.phrase(1, 2) };
    },
    free: ['cell', 'text'],
    plan: ({ cell, text }) => [selectStep(cell), `Type "${text}".`, saveStep],
    solve: ({ cell, text }) => [select(cell, cell), press(text), save()],
    verify: ({ before, after, params: { cell, table, text } }) =>
      expectChange({ before, after }, (document) => {
        const target = tableOf(document, table);
        const { row, column } = find(target, cell);
        (target.rows[row]![column]!.blocks[0] as Paragraph).runs = [{ text, format: {} }];
      }),
  }),
  defineWriterFamily<{ start: string; paragraph: string; rows: string; columns: string }>({
    name: 'insert-table',
    wordings: [
      'Insert a table with {rows} rows and {columns} columns after the paragraph that begins with "{start}"',
      'Put a table of {rows} rows and {columns} columns below the paragraph starting {start}',
      'Please add a table ({rows} rows, {columns} columns) after “{start}…”',
      'After the paragraph beginning {start} there should be a table with {rows} rows and {columns} columns',
      'Could you insert a table of {columns} columns and {rows} rows after "{start}"?',
      'I want a table with {columns} columns and {rows} rows under {start} …',
      'Create a table after the paragraph starting with {start}: {rows} rows, {columns} columns',
      'Place an empty table of {rows} rows and {columns} columns behind "{start}"',
      'Make a table with {rows} rows and {columns} columns below the paragraph beginning with {start}',
      'Let a table of {columns} columns and {rows} rows follow the paragraph “{start}”',
      'The text needs a table with {rows} rows and {columns} columns after {start}',
      'Set up a table, {rows} rows by {columns} columns, after the paragraph "{start}"',
      'A grid of {rows} lines and {columns} strips belongs under the lines that open with {start}',
    ],
    sample: (context) => {
      const drawn = drawParagraph(context);
      return drawn && { ...drawn, rows: String(context.rng.int(2, 8)), columns: String(context.rng.int(2, 6)) };
    },
    free: ['start'],
    plan: ({ start, rows, columns }) => [
      cursorStep(start),
      ...menuPlan('Table', 'Insert Table'),
      `Type "${columns}" in the "Columns" box.`,
      `Type "${rows}" in the "Rows" box.`,
      'Click "Insert".',
      saveStep,
    ],
    solve: ({ paragraph, rows, columns }) => [
      press('{End}', paragraph),
      ...menu('Table', 'Insert Table'),
      fill('Columns', columns, { type: 'Spinner' }),
      fill('Rows', rows, { type: 'Spinner' }),
      click('Insert'),
      save(),
    ],
    verify: ({ before, after, params: { paragraph, rows, columns } }) =>
      expectChange({ before, after }, (document) => {
        const at = indexOf(document, paragraph);
        const cells = () => Array.from({ length: Number(columns) }, emptyCell);
        const table: Table = {
          kind: 'table',
          name: anything,
          format: anything,
          headerRows: anything,
          rows: Array.from({ length: Number(rows) }, cells),
        };
        // Writer ends the paragraph before the table and leaves an empty one after it.
        document.body.splice(at + 1, 0, table, { ...paragraphOf(document, paragraph), runs: [] });
      }),
  }),
];
