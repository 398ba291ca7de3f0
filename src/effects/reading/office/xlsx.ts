import type { Tree } from '../../../records/episode/effect.ts';
import type { TreeObject } from '../../difference/tree.ts';
import { child, elements, parseXml, shapeOf, textOf, type XmlElement } from '../text/xml.ts';

/** A workbook: a list of sheets with what stands in their cells, by address; looks as they are told in the workbook's styles. */
export function readXlsx(members: ReadonlyMap<string, Buffer>): Tree {
  const part = (name: string) => (members.has(name) ? parseXml(members.get(name)!.toString()) : undefined);
  const targets = new Map(
    elements(part('xl/_rels/workbook.xml.rels')).map(({ attributes }) => [attributes.Id, attributes.Target ?? '']),
  );
  const shared = elements(part('xl/sharedStrings.xml')).map(textOf);
  const formats = formatsOf(part('xl/styles.xml'));
  const sheets = elements(child(part('xl/workbook.xml'), 'sheets')).map(({ attributes }) => {
    const target = targets.get(attributes['r:id'] ?? '') ?? '';
    const sheet = part(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    return { kind: 'sheet', name: attributes.name ?? '', ...sheetOf(sheet, shared, formats) };
  });
  return { body: sheets };
}

/** Parts of a sheet that say where a person looked. */
const passing = new Set(['sheetData', 'sheetViews', 'dimension']);

function sheetOf(sheet: XmlElement | undefined, shared: readonly string[], formats: readonly TreeObject[]): TreeObject {
  const rows = elements(child(sheet, 'sheetData'));
  const cells = rows
    .flatMap(elements)
    .map((cell): [string, Tree] => [cell.attributes.r ?? '', cellOf(cell, shared, formats)]);
  const others = elements(sheet).filter(({ name }) => !passing.has(name));
  return { cells: Object.fromEntries(cells), of: others.map(shapeOf) };
}

function cellOf(cell: XmlElement, shared: readonly string[], formats: readonly TreeObject[]): TreeObject {
  const [value, formula] = ['v', 'f'].map((name) => child(cell, name));
  const text = value ? textOf(value) : textOf(cell);
  return {
    value: cell.attributes.t === 's' ? (shared[Number(text)] ?? '') : text,
    ...(formula ? { formula: textOf(formula) } : {}),
    format: formats[Number(cell.attributes.s ?? 0)] ?? {},
  };
}

/** Looks by their number, with font, fill and border as they are told where they stand. */
function formatsOf(styles: XmlElement | undefined): TreeObject[] {
  const listed = (name: string) => elements(child(styles, name));
  const parts = { font: listed('fonts'), fill: listed('fills'), border: listed('borders') };
  const codes = new Map(listed('numFmts').map(({ attributes }) => [attributes.numFmtId, attributes.formatCode ?? '']));
  return listed('cellXfs').map((look) => {
    const { numFmtId } = look.attributes;
    const entries = Object.entries(parts).flatMap(([name, all]): [string, Tree][] => {
      const found = all[Number(look.attributes[`${name}Id`])];
      return found ? [[name, elements(found).map(shapeOf)]] : [];
    });
    const alignment = child(look, 'alignment');
    return {
      number: codes.get(numFmtId) ?? numFmtId ?? '',
      ...Object.fromEntries(entries),
      ...(alignment ? { alignment: alignment.attributes } : {}),
    };
  });
}
