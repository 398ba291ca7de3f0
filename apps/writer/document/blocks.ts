import type { Block, Cell, ListPlace, Paragraph, Table } from '../state.ts';
import type { Reading } from './reading.ts';
import { readRuns } from './runs.ts';
import { elements, type XmlElement } from './xml.ts';

type ListAt = { level: number; style: string | undefined };

/** Paragraphs, tables and sections of an element, in order; list items are paragraphs that know their place in a list. */
export function readBlocks(parent: XmlElement, reading: Reading, list?: ListAt): Block[] {
  return elements(parent).flatMap((element): Block[] => {
    const { attributes } = element;
    switch (element.name) {
      case 'text:p':
      case 'text:h':
        return [readParagraph(element, reading, list)];
      case 'text:list':
        return readList(element, reading, list);
      case 'table:table':
        return [readTable(element, reading)];
      case 'text:section':
        return [
          {
            kind: 'section',
            name: attributes['text:name'] ?? '',
            format: reading.formats.resolve('section', attributes['text:style-name']).own,
            blocks: readBlocks(element, reading),
          },
        ];
      case 'text:index-title':
        return readBlocks(element, reading);
      default:
        return indexKind.test(element.name) ? [readIndex(element, reading)] : [];
    }
  });
}

const indexKind = /^text:(table-of-content|alphabetical-index|illustration-index|table-index|user-index|bibliography)$/;

function readIndex(element: XmlElement, reading: Reading): Block {
  const body = elements(element).find(({ name }) => name === 'text:index-body');
  return {
    kind: 'index',
    name: element.attributes['text:name'] ?? '',
    of: element.name.replace('text:', ''),
    format: {},
    blocks: body ? readBlocks(body, reading) : [],
  };
}

function readList(element: XmlElement, reading: Reading, outer?: ListAt): Block[] {
  const style = element.attributes['text:style-name'] ?? outer?.style;
  const level = (outer?.level ?? 0) + 1;
  return elements(element).flatMap((item) =>
    readBlocks(item, reading, item.name === 'text:list-header' ? undefined : { level, style }),
  );
}

function readParagraph(element: XmlElement, reading: Reading, list?: ListAt): Paragraph {
  const { formats } = reading;
  const { 'text:style-name': name, 'text:outline-level': outline } = element.attributes;
  const { style, own, text } = formats.resolve('paragraph', name);
  const place: ListPlace | undefined = list && {
    kind: formats.listKind(list.style, list.level),
    level: list.level,
  };
  const isHeading = element.name === 'text:h' && outline !== undefined;
  return {
    kind: 'paragraph',
    style,
    format: own,
    ...(isHeading ? { heading: Number(outline) } : {}),
    ...(place && !isHeading ? { list: place } : {}),
    runs: readRuns(element, { ...reading, blocksOf: (note) => readBlocks(note, reading) }, text),
  };
}

function readTable(element: XmlElement, reading: Reading): Table {
  const rowsOf = (part: XmlElement): { row: XmlElement; header: boolean }[] =>
    elements(part).flatMap((inner) => {
      if (inner.name === 'table:table-row') return [{ row: inner, header: part.name === 'table:table-header-rows' }];
      return /^table:table-(?:header-rows|rows|row-group)$/.test(inner.name) ? rowsOf(inner) : [];
    });
  const rows = rowsOf(element);
  return {
    kind: 'table',
    name: element.attributes['table:name'] ?? '',
    format: reading.formats.resolve('table', element.attributes['table:style-name']).own,
    headerRows: rows.filter(({ header }) => header).length,
    rows: rows.map(({ row }) =>
      elements(row)
        .filter(({ name }) => name === 'table:table-cell')
        .map((cell) => readCell(cell, reading)),
    ),
  };
}

function readCell(cell: XmlElement, reading: Reading): Cell {
  const { attributes } = cell;
  return {
    blocks: readBlocks(cell, reading),
    columns: Number(attributes['table:number-columns-spanned'] ?? 1),
    rows: Number(attributes['table:number-rows-spanned'] ?? 1),
    format: reading.formats.resolve('table-cell', attributes['table:style-name']).own,
  };
}
