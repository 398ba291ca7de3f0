import type { DocxParagraph } from '../state.ts';
import { readArchive } from './archive.ts';
import { child, descendants, elements, parseXml, textOf } from './xml.ts';

/** Paragraphs of a Word document with their style and the marks (b, i, u, strike, highlight …) of their runs. */
export async function readDocx(file: string): Promise<DocxParagraph[]> {
  const archive = await readArchive(file, (name) => name === 'word/document.xml');
  const root = parseXml(archive.get('word/document.xml')?.toString('utf8') ?? '');
  return descendants(root, 'w:p').map((paragraph) => ({
    style: child(child(paragraph, 'w:pPr'), 'w:pStyle')?.attributes['w:val'] ?? '',
    runs: descendants(paragraph, 'w:r')
      .map((run) => ({
        text: elements(run)
          .filter(({ name }) => name === 'w:t' || name === 'w:tab')
          .map((part) => (part.name === 'w:tab' ? '\t' : textOf(part)))
          .join(''),
        marks: elements(child(run, 'w:rPr') ?? { name: '', attributes: {}, children: [] })
          .filter(({ name, attributes }) => marks.test(name) && attributes['w:val'] !== 'false')
          .map(({ name }) => name.slice(2)),
      }))
      .filter(({ text }) => text !== ''),
  }));
}

const marks = /^w:(?:b|i|u|strike|highlight)$/;
