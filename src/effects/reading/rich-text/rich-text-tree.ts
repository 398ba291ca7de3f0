import type { Tree } from '../../../records/episode/effect.ts';
import type { TreeObject } from '../../difference/tree.ts';
import { readRtf } from './read-rtf.ts';
import type { RichParagraph, RichRun } from './rich-document.ts';

export const isRichText = (bytes: Buffer): boolean => bytes.toString('latin1', 0, 5) === '{\\rtf';

/** A rich text file as a tree: `body` as of a Word document, with what is set. Throws where it is none, or broken off. */
export const richTextTree = (text: string): Tree => ({ body: readRtf(text).paragraphs.map(paragraphTree) });

function paragraphTree({ runs, list, ...format }: RichParagraph): TreeObject {
  const plain = { align: 'left', left: 0, right: 0, first: 0, tabs: [] };
  return { kind: 'paragraph', format: setIn(format, plain), ...(list && { list }), runs: runs.map(runTree) };
}

const runTree = ({ text, ...look }: RichRun): TreeObject => ({
  text,
  ...setIn(look, { color: 'auto', bold: false, italic: false, underline: false, strike: false }),
});

/** What differs from what is so by itself. */
const setIn = (given: TreeObject, plain: TreeObject): TreeObject =>
  Object.fromEntries(Object.entries(given).filter(([name, value]) => String(value) !== String(plain[name])));
