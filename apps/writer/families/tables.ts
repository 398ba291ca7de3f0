import type { SampleContext } from '#lamwright';
import { defineWriterFamily } from '../define.ts';
import { drawParagraph, drawTable } from '../draw.ts';
import { allParagraphs, indexOf, paragraphOf, tableOf } from '../edits.ts';
import { anything, expectChange } from '../expect-change.ts';
import { capitalised, cursorStep, menuPlan, saveStep, selectStep } from '../plan-words.ts';
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
  format: anything,
});

/** A table looks other than before when it gets rows or columns: borders and widths are Writer's own affair. */
function loosen(table: Table): void {
  table.format = anything;
  for (const cell of table.rows.flat()) cell.format = anything;
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

/** A row or a column more, on this side of a cell. */
function insertFamily(
  of: 'row' | 'column',
  side: 'below' | 'above' | 'after' | 'before',
  { verb, plainly, heldOut }: { verb: 'Insert' | 'Add'; plainly: string; heldOut?: true },
) {
  const small = verb.toLowerCase();
  const step = side === 'below' || side === 'after' ? 1 : 0;
  return tableFamily({
    name: `${of}-${side}`,
    ...(heldOut ? { heldOut } : {}),
    wordings: [
      `${verb} a ${of} ${side} "{cell}"`,
      `${verb} an empty ${of} ${side} {cell}`,
      `Please ${small} a new ${of} ${side} the cell “{cell}”`,
      `There should be a new ${of} ${side} {cell}`,
      `Could you ${small} a ${of} ${side} "{cell}" in the table?`,
      `I want one more ${of} ${side} {cell}`,
      `The table needs another ${of} ${side} {cell}`,
      `Give the table a ${of} ${side} the one with "{cell}"`,
      `Put a blank ${of} ${side} {cell}`,
      `Let there be a new ${of} ${side} “{cell}”`,
      `In the table, ${small} a ${of} directly ${side} {cell}`,
      `Extend the table by a ${of} ${side} "{cell}"`,
      plainly,
    ],
    of,
    path: ['Table', 'Insert', `${capitalised(of)}s ${capitalised(side)}`],
    edit: ({ rows }, { row, column }) => {
      if (of === 'row') rows.splice(row + step, 0, rows[row]!.map(emptyCell));
      else for (const cells of rows) cells.splice(column + step, 0, emptyCell());
    },
  });
}

/** The row or the column of a cell goes. */
const deleteFamily = (of: 'row' | 'column', plainly: string) =>
  tableFamily({
    name: `delete-${of}`,
    wordings: [
      `Delete the table ${of} with "{cell}"`,
      `Remove the ${of} that holds {cell}`,
      `Please delete the ${of} of the cell “{cell}”`,
      `The ${of} with {cell} should be deleted`,
      `Could you take the ${of} with "{cell}" out of the table?`,
      `I want the ${of} of {cell} gone`,
      `Erase the ${of} in which {cell} stands`,
      `Drop the ${of} "{cell}" from the table`,
      `Cut the ${of} containing {cell}`,
      `Let the ${of} with “{cell}” disappear`,
      `The table has a ${of} too many, the one with {cell}`,
      `Clear the whole ${of} of "{cell}" away`,
      plainly,
    ],
    of,
    path: ['Table', 'Delete', `Delete ${capitalised(of)}s`],
    edit: ({ rows }, { row, column }) => {
      if (of === 'row') rows.splice(row, 1);
      else for (const cells of rows) cells.splice(column, 1);
    },
  });

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
