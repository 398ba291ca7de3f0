import { afterSelecting, ribbon, typed, type Way } from '../in-word.ts';

/** What is done at a cell in which something is selected; the tab of the table stands behind the others. */
const cells: Record<string, Way> = {
  'row-below': ribbon('Table Layout', 'Insert Below'),
  'row-above': ribbon('Table Layout', 'Insert Above'),
  'column-after': ribbon('Table Layout', 'Insert Right'),
  'column-before': ribbon('Table Layout', 'Insert Left'),
  'delete-row': ribbon('Table Layout', 'Delete', 'Delete Rows'),
  'delete-column': ribbon('Table Layout', 'Delete', 'Delete Columns'),
};

/** Tables, as in Writer. */
export const tableFamilies = [
  ...Object.entries(cells).map(([name, way]) => afterSelecting(name, 'cell', () => way)),
  afterSelecting('retype-cell', 'cell', ({ text }) => typed(text!)),
];
