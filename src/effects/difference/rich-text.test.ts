import { expect, test } from 'vitest';
import type { Tree } from '../../records/episode/effect.ts';
import { changesBetween } from './changes.ts';
import { valueAt } from './tree.ts';

const paragraph = (text: string, format: { [key: string]: Tree } = {}): Tree => ({
  kind: 'paragraph',
  format,
  runs: [{ text: text.slice(0, 3), bold: true }, { text: text.slice(3) }],
});

test('a paragraph is known by what it says, where no other says the same; the path leads to it', () => {
  const before = { body: [paragraph('Water them well.'), paragraph('Notes'), paragraph('Notes')] };
  const align = (at: number) => ({
    body: before.body.map((one, i) => (i === at ? { ...(one as object), format: { align: 'end' } } : one)),
  });
  const [first] = changesBetween(before, align(0));
  expect(first!.path).toEqual(['body', { key: 'runs', is: 'Water them well.' }, 'format', 'align']);
  expect(valueAt(before, first!.path.slice(0, 2))).toBe(before.body[0]);
  expect(changesBetween(before, align(2))[0]!.path).toEqual(['body', 2, 'format', 'align']);
});

test('a cell is known by what it says, and a row by its first cell', () => {
  const cell = (text: string, format = {}) => ({ format: {}, of: [paragraph(text, format)] });
  const table = (format = {}) => ({
    rows: [{ cells: [cell('Product'), cell('Price')] }, { cells: [cell('Leeks'), cell('two crowns', format)] }],
  });
  const [change] = changesBetween(table(), table({ align: 'end' }));
  const row = { key: 'cells', is: 'Leeks' };
  expect(change!.path).toEqual(['rows', row, 'cells', { key: 'of', is: 'two crowns' }, 'of', 0, 'format', 'align']);
  expect(valueAt(table(), change!.path.slice(0, -1))).toEqual({});
});
