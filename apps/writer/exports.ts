import { isDeepStrictEqual } from 'node:util';
import { allParagraphs, pageOf } from './edits.ts';
import { type Block, type DocxMark, paragraphText, type SavedFile, type WriterDocument } from './state.ts';

type Docx = Extract<SavedFile, { kind: 'docx' }>;
type Pdf = Extract<SavedFile, { kind: 'pdf' }>;

/** The property of a run that each mark of a Word document comes from. */
const properties: Record<DocxMark, string> = {
  bold: 'font-weight',
  italic: 'font-style',
  underline: 'text-underline-style',
  strike: 'text-line-through-style',
  highlight: 'background-color',
};
const isOff = /^(?:none|normal|transparent)?$/;

/** Whether a Word document has the paragraphs of this one, those in tables included, and marks the same words. */
export function isInWord({ body }: WriterDocument, { paragraphs }: Docx): boolean {
  const own = allParagraphs(body);
  const runs = own.flatMap((paragraph) => paragraph.runs);
  const saved = paragraphs.flatMap((paragraph) => paragraph.runs);
  const said = (texts: string[]) => texts.filter((text) => text !== '');
  return (
    isDeepStrictEqual(
      said(paragraphs.map((paragraph) => paragraph.runs.map(({ text }) => text).join(''))),
      said(own.map(paragraphText)),
    ) &&
    Object.entries(properties).every(([mark, property]) => {
      const marked = saved.filter(({ marks }) => marks.includes(mark as DocxMark));
      const wanted = runs.filter(({ format }) => !isOff.test(format[property] ?? ''));
      return marked.map(({ text }) => text).join('') === wanted.map(({ text }) => text).join('');
    })
  );
}

/** Whether a PDF has the letters that this document prints, each as often. */
export function isInPdf(document: WriterDocument, { pages, text }: Pdf): boolean {
  const { header, footer } = pageOf(document);
  const bands = printed([...(header ?? []), ...(footer ?? [])]);
  return lettersOf(text) === lettersOf(printed(document.body) + bands.repeat(pages));
}

const printed = (blocks: readonly Block[]): string =>
  allParagraphs(blocks)
    .flatMap(({ runs }) => runs)
    .map(({ text, shape, note }) => text + (shape?.text ?? '') + printed(note?.blocks ?? []))
    .join('');

/**
 * In a fixed order: a PDF knows where letters stand, not how they follow each other. Those of East Asia are left out: not
 * every machine has a font for them, and a PDF does not tell missing ones apart.
 */
const lettersOf = (text: string): string => (text.normalize('NFKC').match(letter) ?? []).sort().join('');
const letter = /[\p{L}--[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]]/gv;
