import { parse } from 'csv-parse/sync';
import type { Tree } from '../../../records/episode/effect.ts';

const delimiters = [',', ';', '\t', '|'];

/** A table as text: `columns` and `rows` by column where its first line names columns, else a list of rows. */
export function readTable(text: string): Tree {
  const [first = ''] = text.split(/\r?\n/, 1);
  const count = (sign: string) => first.split(sign).length;
  const delimiter = delimiters.reduce((best, sign) => (count(sign) > count(best) ? sign : best));
  const rows = parse(text, { delimiter, relax_column_count: true, skip_empty_lines: true, bom: true }) as string[][];
  const [columns, ...rest] = rows;
  if (!columns || !areNames(columns)) return rows;
  return {
    columns,
    rows: rest.map((row) => Object.fromEntries(row.map((value, i) => [columns[i] ?? String(i + 1), value]))),
  };
}

const areNames = (row: readonly string[]) =>
  new Set(row).size === row.length && row.every((name) => name.trim() !== '' && !/^[\d.,\s%-]+$/.test(name));
