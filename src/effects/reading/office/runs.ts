import type { TreeObject } from '../../difference/tree.ts';
import { local, type XmlElement } from '../xml.ts';
import { blockOf, lookOf } from './blocks.ts';
import { mergeRuns, objectSign } from './merge-runs.ts';
import type { Styles } from './styles.ts';

/** A paragraph as stretches of one look each; a picture, a note, a field stands as one sign with what it is. */
export const runsOf = (paragraph: XmlElement, styles: Styles): TreeObject[] =>
  mergeRuns((put) => gather(paragraph, styles, {}, put));

function gather(part: XmlElement, styles: Styles, look: TreeObject, put: (run: TreeObject) => void): void {
  for (const node of part.children) {
    if (typeof node === 'string') {
      const text = node.replace(/[ \t\r\n]+/g, ' ');
      if (text !== '') put({ text, ...look });
    } else if (node.name === 'text:s') put({ text: ' '.repeat(Number(node.attributes['text:c'] ?? 1)), ...look });
    else if (node.name === 'text:tab') put({ text: '\t', ...look });
    else if (node.name === 'text:line-break') put({ text: '\n', ...look });
    else if (node.name === 'text:soft-page-break') continue;
    else if (node.name === 'text:span') gather(node, styles, { ...look, ...flat(lookOf(node, styles)) }, put);
    else if (node.name === 'text:a') gather(node, styles, { ...look, ...linkOf(node) }, put);
    else put({ text: objectSign, ...look, object: blockOf(node, styles) });
  }
}

const linkOf = ({ attributes }: XmlElement): TreeObject =>
  Object.fromEntries(
    Object.entries(attributes)
      .filter(([name]) => !/style-name$/.test(name))
      .map(([name, value]) => [local(name), value]),
  );

/** The format of a stretch is its look. */
const flat = ({ format, ...look }: TreeObject): TreeObject => ({ ...look, ...(format as TreeObject) });
