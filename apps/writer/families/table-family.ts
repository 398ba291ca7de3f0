import type { SampleContext } from '#lamwright';
import { defineWriterFamily } from '../define.ts';
import { drawTable } from '../draw.ts';
import { allParagraphs, tableOf } from '../edits.ts';
import { anything, expectChange } from '../expect-change.ts';
import { capitalised, menuPlan, saveStep, selectStep } from '../plan-words.ts';
import { type Cell, paragraphText, type Table, type WriterState } from '../state.ts';
import { menu, save, select } from '../steps.ts';

/** A cell by its text, in a table by its name. */
export type CellPlace = { cell: string; table: string };

/** A cell whose text stands nowhere else: it stands for its row, its column, or itself. */
export function drawCell(context: SampleContext<WriterState>, of: 'row' | 'column' | 'cell'): CellPlace | null {
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

/** Where the cell with this text stands. */
export function find(table: Table, text: string): { row: number; column: number } {
  const row = table.rows.findIndex((cells) => cells.some((cell) => cellText(cell) === text));
  return { row, column: table.rows[row]!.findIndex((cell) => cellText(cell) === text) };
}

/** A cell that Writer makes. */
export const emptyCell = (): Cell => ({
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
export function insertFamily(
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
export const deleteFamily = (of: 'row' | 'column', plainly: string) =>
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
