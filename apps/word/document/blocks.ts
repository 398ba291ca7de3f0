import { child, elements, type XmlElement } from '../../writer/document/xml.ts';
import type { Block, Cell, Format, Paragraph } from '../../writer/state.ts';
import { empty, type Parts, value } from './parts.ts';
import { readRuns } from './runs.ts';

const sides: Record<string, string> = { center: 'center', right: 'end', end: 'end', both: 'justify', left: 'start' };

/** Twips, as a length that Writer would save. */
export const inches = (twips: string | undefined): string => `${Number(twips ?? 0) / 1440}in`;

/** Paragraphs and tables of a text, in order; tables are called Table1, Table2 … for Word gives them no names. */
export function readBlocks(parent: XmlElement, parts: Parts): Block[] {
  let tables = 0;
  return elements(parent).flatMap((block): Block[] => {
    if (block.name === 'w:p') return [readParagraph(block, parts)];
    if (block.name === 'w:sdt') return readBlocks(child(block, 'w:sdtContent') ?? empty, parts);
    return block.name === 'w:tbl' ? [readTable(block, `Table${++tables}`, parts)] : [];
  });
}

function readParagraph(element: XmlElement, parts: Parts): Paragraph {
  const properties = child(element, 'w:pPr') ?? empty;
  const { style, heading } = parts.style(value(child(properties, 'w:pStyle')));
  const numbers = child(properties, 'w:numPr');
  const level = Number(value(child(numbers, 'w:ilvl')) ?? 0);
  const list = heading === undefined ? parts.list(value(child(numbers, 'w:numId')), level) : undefined;
  return {
    kind: 'paragraph',
    style,
    format: formatOf(properties, list !== undefined),
    ...(heading === undefined ? {} : { heading }),
    ...(list ? { list } : {}),
    runs: readRuns(element, { ...parts, blocksOf: (note) => readBlocks(note, parts) }),
  };
}

/** Formatting by hand in OpenDocument's names; the indent of a list item is the list's. */
function formatOf(properties: XmlElement, isListed: boolean): Format {
  const side = sides[value(child(properties, 'w:jc')) ?? ''];
  const spacing = child(properties, 'w:spacing');
  const indent = child(properties, 'w:ind');
  const line = value(spacing, 'w:lineRule') === 'auto' ? Number(value(spacing, 'w:line') ?? 240) : 240;
  const left = value(indent, 'w:left') ?? value(indent, 'w:start');
  const indented = {
    'margin-left': inches(left),
    'margin-right': inches(value(indent, 'w:right') ?? value(indent, 'w:end')),
    'text-indent': inches(value(indent, 'w:firstLine')),
    'auto-text-indent': 'false',
  };
  return {
    ...(side ? { 'text-align': side, 'justify-single-word': 'false' } : {}),
    ...(line === 240 ? {} : { 'line-height': `${Math.round(line / 2.4)}%` }),
    ...(left !== undefined && left !== '0' && !isListed ? indented : {}),
  };
}

function readTable(table: XmlElement, name: string, parts: Parts): Block {
  const rows = elements(table).filter((row) => row.name === 'w:tr');
  const cellOf = (cell: XmlElement): Cell => ({
    blocks: readBlocks(cell, parts),
    columns: Number(value(child(child(cell, 'w:tcPr'), 'w:gridSpan')) ?? 1),
    rows: 1,
    format: {},
  });
  return {
    kind: 'table',
    name,
    format: {},
    headerRows: rows.filter((row) => child(child(row, 'w:trPr'), 'w:tblHeader')).length,
    rows: rows.map((row) =>
      elements(row)
        .filter((cell) => cell.name === 'w:tc')
        .map(cellOf),
    ),
  };
}
