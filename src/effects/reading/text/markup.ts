import type { Tree } from '../../../records/episode/effect.ts';
import { readOfficeParts } from '../office/open-document.ts';
import { parseXml, shapeOf } from './xml.ts';

/** A file of XML: a flat office document by what stands in it, any other by its elements. */
export function readMarkup(text: string): Tree {
  const root = parseXml(text);
  if (root.name !== 'office:document') return shapeOf(root);
  return readOfficeParts({ content: root, styles: root, meta: root, settings: root });
}
