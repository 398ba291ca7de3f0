import type { DocxMark, DocxParagraph } from '../state.ts';
import { readArchive } from './archive.ts';
import { child, descendants, elements, parseXml, textOf } from './xml.ts';

/** Paragraphs of a Word document with their style and the marks of their runs. */
export async function readDocx(file: string): Promise<DocxParagraph[]> {
  const archive = await readArchive(file, (name) => name === 'word/document.xml');
  const root = parseXml(archive.get('word/document.xml')?.toString('utf8') ?? '');
  return descendants(root, 'w:p').map((paragraph) => ({
    style: child(child(paragraph, 'w:pPr'), 'w:pStyle')?.attributes['w:val'] ?? '',
    runs: descendants(paragraph, 'w:r')
      .map((run) => ({
        text: elements(run)
          .map((part) => (part.name === 'w:t' ? textOf(part) : (signs[part.name] ?? '')))
          .join(''),
        marks: elements(child(run, 'w:rPr') ?? { name: '', attributes: {}, children: [] })
          .filter(({ attributes }) => !isOff.test(attributes['w:fill'] ?? attributes['w:val'] ?? ''))
          .flatMap(({ name }) => marks[name] ?? []),
      }))
      .filter(({ text }) => text !== ''),
  }));
}

const signs: Record<string, string> = { 'w:tab': '\t', 'w:br': '\n' };

const isOff = /^(?:false|0|none|auto)$/;

/** Writer saves a highlight as shading. */
const marks: Record<string, DocxMark> = {
  'w:b': 'bold',
  'w:i': 'italic',
  'w:u': 'underline',
  'w:strike': 'strike',
  'w:highlight': 'highlight',
  'w:shd': 'highlight',
};
