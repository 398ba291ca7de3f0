import { isDeepStrictEqual } from 'node:util';
import type { TreeObject } from '../../difference/tree.ts';
import { local, type XmlElement } from '../xml.ts';
import { blockOf, lookOf } from './blocks.ts';
import type { Styles } from './styles.ts';

/** What is no text stands in a text as this sign. */
const objectSign = '\uFFFC';

/** A paragraph as stretches of one look each; a picture, a note, a field stands as one sign with what it is. */
export function runsOf(paragraph: XmlElement, styles: Styles): TreeObject[] {
  const runs: TreeObject[] = [];
  gather(paragraph, styles, {}, (run) => {
    const last = runs.at(-1);
    const { text, ...look } = run;
    if (!last) return void runs.push(run);
    const { text: lastText, ...lastLook } = last;
    if (!('object' in look) && isDeepStrictEqual(look, lastLook)) last.text = `${lastText}${text}`;
    else runs.push(run);
  });
  return runs;
}

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
