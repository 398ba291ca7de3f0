import type { Tree } from '../../../records/episode/effect.ts';
import type { TreeObject } from '../../difference/tree.ts';
import { sizeAndHash } from '../size-and-hash.ts';
import { child, elements, local, parseXml, shapeOf, type XmlElement, type XmlNode } from '../text/xml.ts';
import { mergeRuns, objectSign } from './merge-runs.ts';

/** Parts that follow from others or that only programs read. */
const passing = /^(\[Content_Types\]\.xml|_rels\/|docProps\/app\.xml|word\/(fontTable|webSettings|theme\/))|\.rels$/;

/** A Word document by what stands in it: `body` as of an OpenDocument, then its other parts by name. */
export function readDocx(members: ReadonlyMap<string, Buffer>): Tree {
  const links = linksOf(members.get('word/_rels/document.xml.rels'));
  const document = parseXml(members.get('word/document.xml')!.toString());
  const others = [...members].filter(([name]) => name !== 'word/document.xml' && !passing.test(name));
  const parts = others.map(([name, bytes]): [string, Tree] => [
    name,
    name.endsWith('.xml') ? shapeOf(withoutRevisions(parseXml(bytes.toString()))) : sizeAndHash(bytes),
  ]);
  return { body: blocksOf(child(document, 'w:body'), links), ...Object.fromEntries(parts) };
}

type Links = ReadonlyMap<string, string>;

const linksOf = (part: Buffer | undefined): Links =>
  new Map(
    elements(part && parseXml(part.toString())).map(({ attributes }) => [attributes.Id ?? '', attributes.Target ?? '']),
  );

/** Without the marks of editing sessions, which differ each time. */
function withoutRevisions(element: XmlElement): XmlElement {
  const attributes = Object.entries(element.attributes).filter(([name]) => !/rsid|paraId|textId/.test(name));
  const children = element.children.flatMap((part): XmlNode[] => {
    if (typeof part === 'string') return [part];
    return /rsid/.test(part.name) ? [] : [withoutRevisions(part)];
  });
  return { ...element, attributes: Object.fromEntries(attributes), children };
}

function blocksOf(part: XmlElement | undefined, links: Links): TreeObject[] {
  return elements(part).map((block): TreeObject => {
    if (block.name === 'w:p') {
      const { pStyle, numPr, ...format } = propertiesOf(child(block, 'w:pPr'));
      const look = { ...(pStyle ? { style: pStyle } : {}), format, ...(numPr ? { list: numPr } : {}) };
      return { kind: 'paragraph', ...look, runs: mergeRuns((put) => gather(block, {}, links, put)) };
    }
    if (block.name !== 'w:tbl') return shapeOf(withoutRevisions(block));
    const rows = elements(block).filter(({ name }) => name === 'w:tr');
    const cellsOf = (row: XmlElement) => elements(row).filter(({ name }) => name === 'w:tc');
    return {
      kind: 'table',
      format: propertiesOf(child(block, 'w:tblPr')),
      rows: rows.map((row) => ({
        format: propertiesOf(child(row, 'w:trPr')),
        cells: cellsOf(row).map((cell) => ({
          format: propertiesOf(child(cell, 'w:tcPr')),
          of: blocksOf({ ...cell, children: elements(cell).filter(({ name }) => name !== 'w:tcPr') }, links),
        })),
      })),
    };
  });
}

/** What a group of properties sets: a value, a truth, or what it is made of. */
function propertiesOf(group: XmlElement | undefined): TreeObject {
  const entries = elements(group)
    .filter(({ name }) => name !== 'w:rPr' && !/rsid/.test(name))
    .map((property): [string, Tree] => {
      const { kind: _, val, ...rest } = shapeOf(property);
      const parts = Object.keys(rest).length > 0 ? { ...(val === undefined ? {} : { val }), ...rest } : (val ?? true);
      return [local(property.name), parts];
    });
  return Object.fromEntries(entries);
}

function gather(part: XmlElement, look: TreeObject, links: Links, put: (run: TreeObject) => void): void {
  for (const node of elements(part)) {
    if (node.name === 'w:r') gather(node, { ...look, ...propertiesOf(child(node, 'w:rPr')) }, links, put);
    else if (node.name === 'w:t' || node.name === 'w:delText') put({ text: node.children.join(''), ...look });
    else if (node.name === 'w:tab') put({ text: '\t', ...look });
    else if (node.name === 'w:br' || node.name === 'w:cr') put({ text: '\n', ...look });
    else if (node.name === 'w:hyperlink') {
      const { 'r:id': id = '', 'w:anchor': anchor } = node.attributes;
      gather(node, { ...look, href: links.get(id) ?? anchor ?? '' }, links, put);
    } else if (node.name === 'w:ins' || node.name === 'w:del')
      gather(node, { ...look, [local(node.name)]: true }, links, put);
    else if (/^w:(smartTag|sdt|sdtContent|fldSimple)$/.test(node.name)) gather(node, look, links, put);
    else if (!/^w:(pPr|rPr|proofErr|lastRenderedPageBreak|sdtPr|bookmarkEnd)$/.test(node.name))
      put({ text: objectSign, ...look, object: shapeOf(withoutRevisions(node)) });
  }
}
