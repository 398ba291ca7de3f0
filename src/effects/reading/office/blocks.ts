import type { TreeObject } from '../../difference/tree.ts';
import { elements, local, type XmlElement } from '../text/xml.ts';
import { lookOf } from './look.ts';
import { runsOf } from './runs.ts';
import { type Style, type Styles, spoken } from './styles.ts';

/** The list that a paragraph stands in: how deep, and the styles of its levels. */
type InList = { level: number; style?: Style | undefined; name?: string; rest: TreeObject };

/** Containers that say nothing themselves. */
const transparent = new Set(['text:list', 'text:list-item', 'text:list-header']);
const unread = new Set(['text:sequence-decls', 'text:soft-page-break', 'office:forms']);
/** What stands in a part of a document, in order: paragraphs and headings with their runs, tables with rows and cells, others as they are. */
export function blocksOf(part: XmlElement, styles: Styles, list?: InList): TreeObject[] {
  return elements(part).flatMap((block) => {
    if (unread.has(block.name)) return [];
    if (transparent.has(block.name)) return blocksOf(block, styles, listOf(block, styles, list));
    return [blockOf(block, styles, list)];
  });
}

function blockOf(block: XmlElement, styles: Styles, list?: InList): TreeObject {
  const look = lookOf(block, styles);
  if (block.name === 'text:p' || block.name === 'text:h') {
    const kind = block.name === 'text:h' ? 'heading' : 'paragraph';
    return {
      kind,
      ...look,
      ...(list ? { list: listLook(list) } : {}),
      runs: runsOf(block, styles, (part) => blockOf(part, styles)),
    };
  }
  if (block.name === 'table:table') return { kind: 'table', ...look, ...tableOf(block, styles) };
  const text = block.children
    .filter((part) => typeof part === 'string')
    .join('')
    .trim();
  const of = blocksOf(block, styles);
  return { kind: local(block.name), ...look, ...(text ? { text } : {}), ...(of.length > 0 ? { of } : {}) };
}

function listOf(block: XmlElement, styles: Styles, list: InList | undefined): InList | undefined {
  if (block.name !== 'text:list')
    return list && { ...list, rest: block.name === 'text:list-header' ? { header: true } : list.rest };
  const name = block.attributes['text:style-name'];
  const style = name === undefined ? list?.style : styles.get(name);
  const numbering = block.attributes['text:continue-numbering'];
  return {
    level: (list?.level ?? 0) + 1,
    style,
    ...(name !== undefined && !style ? { name: spoken(name) } : {}),
    rest: numbering ? { 'continue-numbering': numbering } : {},
  };
}

const listLook = ({ level, style, name, rest }: InList): TreeObject => ({
  level,
  ...rest,
  ...(name ? { style: name } : {}),
  ...style?.levels?.[level - 1],
});

function tableOf(table: XmlElement, styles: Styles): TreeObject {
  const columns = below(table, 'table:table-column').flatMap((column) =>
    repeated(column, 'columns', lookOf(column, styles)),
  );
  const rows = below(table, 'table:table-row').map((row) => ({
    ...lookOf(row, styles),
    cells: elements(row).flatMap((cell) =>
      repeated(cell, 'columns', { ...lookOf(cell, styles), of: blocksOf(cell, styles) }),
    ),
  }));
  return { columns, rows };
}

/** Rows and columns stand in groups, too. */
function below(table: XmlElement, name: string): XmlElement[] {
  return elements(table).flatMap((part) => {
    if (part.name === name) return [part];
    return /^table:table-(header-)?(rows|columns|row-group|column-group)$/.test(part.name) ? below(part, name) : [];
  });
}

/** What stands so many times is told so many times, a hundred at most. */
function repeated({ attributes }: XmlElement, of: 'rows' | 'columns', told: TreeObject): TreeObject[] {
  const { [`number-${of}-repeated`]: _, ...rest } = told;
  const times = Math.min(100, Number(attributes[`table:number-${of}-repeated`] ?? 1));
  return Array.from({ length: times }, () => rest);
}

/** A sheet of a spreadsheet: what stands in its cells, by their addresses. */
export function sheetOf(table: XmlElement, styles: Styles): TreeObject {
  const cells: TreeObject = {};
  let row = 1;
  for (const line of below(table, 'table:table-row')) {
    let column = 0;
    const rows = Number(line.attributes['table:number-rows-repeated'] ?? 1);
    for (const cell of elements(line)) {
      const columns = Number(cell.attributes['table:number-columns-repeated'] ?? 1);
      if (cell.children.length > 0 || cell.attributes['table:formula']) {
        for (let i = 0; i < Math.min(columns, 100); i++) {
          const { 'number-columns-repeated': _, ...look } = lookOf(cell, styles);
          cells[`${letters(column + i)}${row}`] = { ...look, of: blocksOf(cell, styles) };
        }
      }
      column += columns;
    }
    row += rows;
  }
  return { kind: 'sheet', ...lookOf(table, styles), cells };
}

/** The name of a column counted from 0: A to Z, AA and so on. */
export const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
