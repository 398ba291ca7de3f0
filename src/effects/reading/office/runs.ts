import type { TreeObject } from '../../difference/tree.ts';
import { local, type XmlElement } from '../text/xml.ts';
import { lookOf } from './look.ts';
import { mergeRuns, objectSign } from './merge-runs.ts';
import type { Styles } from './styles.ts';

/** A paragraph as stretches of one look each; a picture, a note, a field stands as one sign with what it is. */
export const runsOf = (
  paragraph: XmlElement,
  styles: Styles,
  objectOf: (part: XmlElement) => TreeObject,
): TreeObject[] => mergeRuns((put) => gather(paragraph, {}, { styles, objectOf, put }));

type Into = { styles: Styles; objectOf: (part: XmlElement) => TreeObject; put: (run: TreeObject) => void };

function gather(part: XmlElement, look: TreeObject, into: Into): void {
  const { styles, objectOf, put } = into;
  for (const node of part.children) {
    if (typeof node === 'string') {
      const text = node.replace(/[ \t\r\n]+/g, ' ');
      if (text !== '') put({ text, ...look });
    } else if (node.name === 'text:s') put({ text: ' '.repeat(Number(node.attributes['text:c'] ?? 1)), ...look });
    else if (node.name === 'text:tab') put({ text: '\t', ...look });
    else if (node.name === 'text:line-break') put({ text: '\n', ...look });
    else if (node.name === 'text:soft-page-break') continue;
    else if (node.name === 'text:span') gather(node, { ...look, ...flat(lookOf(node, styles)) }, into);
    else if (node.name === 'text:a') gather(node, { ...look, ...linkOf(node) }, into);
    else put({ text: objectSign, ...look, object: objectOf(node) });
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
