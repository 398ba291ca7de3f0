import type { SampleContext } from '#lamwright';
import { defineWriterFamily } from '../define.ts';
import { drawParagraph, drawTable } from '../draw.ts';
import { allParagraphs, indexOf, paragraphOf, tableOf } from '../edits.ts';
import { anything, expectChange } from '../expect-change.ts';
import { cursorStep, menuPlan, saveStep, selectStep } from '../plan-words.ts';
import { type Cell, type Paragraph, paragraphText, type Table, type WriterState } from '../state.ts';
import { click, fill, menu, press, save, select } from '../steps.ts';

type CellPlace = { cell: string; table: string };

/** A cell whose text stands nowhere else: it stands for its row, its column, or itself. */
function drawCell(context: SampleContext<WriterState>, of: 'row' | 'column' | 'cell'): CellPlace | null {
  const table = drawTable(context);
  if (!table) return null;
  const texts = allParagraphs(context.state.document.body).map(paragraphText);
  const cells = { row: table.rows.slice(1).map(([first]) => first!), column: table.rows[0]!, cell: table.rows.flat() };
  const found = cells[of]
    .map(cellText)
    .filter((text) => texts.filter((other) => other.includes(text)).length === 1 && /\p{L}/u.test(text));
  return found.length > 1 ? { cell: context.rng.pick(found), table: table.name } : null;
}

const cellText = ({ blocks }: Cell) => allParagraphs(blocks).map(paragraphText).join('\n');

function find(table: Table, text: string): { row: number; column: number } {
  const row = table.rows.findIndex((cells) => cells.some((cell) => cellText(cell) === text));
  return { row, column: table.rows[row]!.findIndex((cell) => cellText(cell) === text) };
}

const emptyCell = (): Cell => ({
  blocks: [{ kind: 'paragraph', style: 'Table Contents', format: {}, runs: [] }],
  columns: 1,
  rows: 1,
  format: anything as unknown as Cell['format'],
});

/** A table looks other than before when it gets rows or columns: borders and widths are Writer's own affair. */
function loosen(table: Table): void {
  table.format = anything as unknown as Table['format'];
  for (const cell of table.rows.flat()) cell.format = anything as unknown as Cell['format'];
}

type TableTask = {
  name: string;
  heldOut?: boolean;
  wordings: string[];
  of: 'row' | 'column';
  path: [string, ...string[]];
  edit: (table: Table, at: { row: number; column: number }) => void;
};

const tableFamily = ({ name, heldOut, wordings, of, path, edit }: TableTask) =>
  defineWriterFamily<CellPlace>({
    name,
    ...(heldOut ? { heldOut } : {}),
    wordings,
    sample: (context) => drawCell(context, of),
    free: ['cell'],
    plan: ({ cell }) => [selectStep(cell), ...menuPlan(...path), saveStep],
    solve: ({ cell }) => [select(cell, cell), ...menu(...path), save()],
    verify: ({ before, after, params: { cell, table } }) =>
      expectChange({ before, after }, (document) => {
        const target = tableOf(document, table);
        edit(target, find(target, cell));
        loosen(target);
      }),
  });

/** Tables: their cells, rows and columns. */
export const tableFamilies = [
  tableFamily({
    name: 'row-below',
    wordings: [
      'Insert a row below "{cell}"',
      'Insert an empty row below {cell}',
      'Please insert a new row below the cell “{cell}”',
      'There should be a new row below {cell}',
      'Could you insert a row below "{cell}" in the table?',
      'I want one more row below {cell}',
      'The table needs another row below {cell}',
      'Give the table a row below the one with "{cell}"',
      'Put a blank row below {cell}',
      'Let there be a new row below “{cell}”',
      'In the table, insert a row directly below {cell}',
      'Extend the table by a row below "{cell}"',
      'Make room for one more line under {cell} in the table',
    ],
    of: 'row',
    path: ['Table', 'Insert', 'Rows Below'],
    edit: (table, { row }) => table.rows.splice(row + 1, 0, table.rows[row]!.map(emptyCell)),
  }),
  tableFamily({
    name: 'row-above',
    wordings: [
      'Add a row above "{cell}"',
      'Add an empty row above {cell}',
      'Please add a new row above the cell “{cell}”',
      'There should be a new row above {cell}',
      'Could you add a row above "{cell}" in the table?',
      'I want one more row above {cell}',
      'The table needs another row above {cell}',
      'Give the table a row above the one with "{cell}"',
      'Put a blank row above {cell}',
      'Let there be a new row above “{cell}”',
      'In the table, add a row directly above {cell}',
      'Extend the table by a row above "{cell}"',
      'Make room for one more line over {cell} in the table',
    ],
    of: 'row',
    path: ['Table', 'Insert', 'Rows Above'],
    edit: (table, { row }) => table.rows.splice(row, 0, table.rows[row]!.map(emptyCell)),
  }),
  tableFamily({
    name: 'column-after',
    wordings: [
      'Insert a column after "{cell}"',
      'Insert an empty column after {cell}',
      'Please insert a new column after the cell “{cell}”',
      'There should be a new column after {cell}',
      'Could you insert a column after "{cell}" in the table?',
      'I want one more column after {cell}',
      'The table needs another column after {cell}',
      'Give the table a column after the one with "{cell}"',
      'Put a blank column after {cell}',
      'Let there be a new column after “{cell}”',
      'In the table, insert a column directly after {cell}',
      'Extend the table by a column after "{cell}"',
      'Widen the table by an empty strip to the right of {cell}',
    ],
    of: 'column',
    path: ['Table', 'Insert', 'Columns After'],
    edit: (table, { column }) => {
      for (const row of table.rows) row.splice(column + 1, 0, emptyCell());
    },
  }),
  tableFamily({
    name: 'column-before',
    heldOut: true,
    wordings: [
      'Insert a column before "{cell}"',
      'Insert an empty column before {cell}',
      'Please insert a new column before the cell “{cell}”',
      'There should be a new column before {cell}',
      'Could you insert a column before "{cell}" in the table?',
      'I want one more column before {cell}',
      'The table needs another column before {cell}',
      'Give the table a column before the one with "{cell}"',
      'Put a blank column before {cell}',
      'Let there be a new column before “{cell}”',
      'In the table, insert a column directly before {cell}',
      'Extend the table by a column before "{cell}"',
      'Widen the table by an empty strip to the left of {cell}',
    ],
    of: 'column',
    path: ['Table', 'Insert', 'Columns Before'],
    edit: (table, { column }) => {
      for (const row of table.rows) row.splice(column, 0, emptyCell());
    },
  }),
  tableFamily({
    name: 'delete-row',
    wordings: [
      'Delete the table row with "{cell}"',
      'Remove the row that holds {cell}',
      'Please delete the row of the cell “{cell}”',
      'The row with {cell} should be deleted',
      'Could you take the row with "{cell}" out of the table?',
      'I want the row of {cell} gone',
      'Erase the row in which {cell} stands',
      'Drop the row "{cell}" from the table',
      'Cut the row containing {cell}',
      'Let the row with “{cell}” disappear',
      'The table has a row too many, the one with {cell}',
      'Clear the whole row of "{cell}" away',
      'The line of the table where {cell} stands is no longer wanted',
    ],
    of: 'row',
    path: ['Table', 'Delete', 'Delete Rows'],
    edit: (table, { row }) => table.rows.splice(row, 1),
  }),
  tableFamily({
    name: 'delete-column',
    wordings: [
      'Delete the table column with "{cell}"',
      'Remove the column that holds {cell}',
      'Please delete the column of the cell “{cell}”',
      'The column with {cell} should be deleted',
      'Could you take the column with "{cell}" out of the table?',
      'I want the column of {cell} gone',
      'Erase the column in which {cell} stands',
      'Drop the column "{cell}" from the table',
      'Cut the column containing {cell}',
      'Let the column with “{cell}” disappear',
      'The table has a column too many, the one with {cell}',
      'Clear the whole column of "{cell}" away',
      'The strip of the table where {cell} stands is no longer wanted',
    ],
    of: 'column',
    path: ['Table', 'Delete', 'Delete Columns'],
    edit: (table, { column }) => {
      for (const row of table.rows) row.splice(column, 1);
    },
  }),
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
          name: anything as unknown as string,
          format: anything as unknown as Table['format'],
          headerRows: anything as unknown as number,
          rows: Array.from({ length: Number(rows) }, cells),
        };
        // Writer ends the paragraph before the table and leaves an empty one after it.
        document.body.splice(at + 1, 0, table, { ...paragraphOf(document, paragraph), runs: [] });
      }),
  }),
];
