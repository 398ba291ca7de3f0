import type { SampleContext } from '#lamwright';
import { allParagraphs } from './edits.ts';
import {
  type Block,
  type Paragraph,
  paragraphText,
  type Table,
  type WriterDocument,
  type WriterState,
} from './state.ts';

type Context = SampleContext<WriterState>;

/** Centimetres of a page that are on screen when a document is opened. Accessibility knows only what is on screen. */
const screenCm = 11;

/** The blocks that are on screen when the document is opened, by a cautious guess of their heights. */
export function onScreen({ body }: WriterDocument): Block[] {
  let height = 0;
  return body.filter((block) => {
    height += heightOf(block);
    return height <= screenCm;
  });
}

function heightOf(block: Block): number {
  if (block.kind === 'table') return 0.4 + block.rows.length * 0.75;
  if (block.kind !== 'paragraph') return block.blocks.reduce((sum, inner) => sum + heightOf(inner), 0);
  if (block.runs.some(({ image }) => image)) return 3.2;
  const lines = Math.max(1, Math.ceil(paragraphText(block).length / 85));
  return (block.heading ? 1.3 : 0.35) + lines * (block.style === 'Title' ? 1.4 : 0.55);
}

/** Paragraphs of nothing but text, directly in the text, that no other paragraph equals. */
export function plainParagraphs(document: WriterDocument): Paragraph[] {
  const texts = allParagraphs(document.body).map(paragraphText);
  return onScreen(document).filter(
    (block): block is Paragraph =>
      block.kind === 'paragraph' &&
      /\p{L}/u.test(paragraphText(block)) &&
      block.runs.every(({ text, field, link }) => text !== '' && !field && link === undefined) &&
      texts.filter((text) => text === paragraphText(block)).length === 1,
  );
}

/** A word that stands only once in the whole document, with its paragraph; it is not formatted yet. */
export function drawWord(
  { rng, state }: Context,
  fits: (word: string, paragraph: Paragraph) => boolean = () => true,
): { word: string; paragraph: string } | null {
  const { document } = state;
  const all = allParagraphs(document.body).map(paragraphText).join('\n');
  const found = plainParagraphs(document).flatMap((paragraph) => {
    const text = paragraphText(paragraph);
    const words = paragraph.runs
      .filter(({ format }) => Object.keys(format).length === 0)
      .flatMap((run) => run.text.match(/(?<![\p{L}\p{N}])\p{L}{4,}(?![\p{L}\p{N}])/gu) ?? []);
    return words
      .filter((word) => all.split(word).length === 2 && fits(word, paragraph))
      .map((word) => ({ word, paragraph: text }));
  });
  return found.length > 1 ? rng.pick(found) : null;
}

/** A paragraph, and the words that it alone begins with. */
export function drawParagraph(
  { rng, state }: Context,
  fits: (paragraph: Paragraph, index: number) => boolean = isBody,
): { start: string; paragraph: string } | null {
  const { document } = state;
  const starts = allParagraphs(document.body).map(paragraphText);
  const found = plainParagraphs(document)
    .filter((paragraph) => fits(paragraph, document.body.indexOf(paragraph)))
    .map((paragraph) => {
      const text = paragraphText(paragraph);
      const start = text
        .split(' ')
        .slice(0, 3)
        .join(' ')
        .replace(/[.,:;]+$/, '');
      return { start, paragraph: text };
    })
    .filter(({ start }) => starts.filter((text) => text.startsWith(start)).length === 1);
  return found.length > 1 ? rng.pick(found) : null;
}

/** Letters without accents, as a font of any kind has them. */
export const isLatin = (word: string): boolean => /^[A-Za-z]+$/.test(word);

/** No heading and no title: the style of these brings weight, size and font of its own. */
export const isOrdinary = ({ heading, style }: Paragraph): boolean => heading === undefined && !/title$/i.test(style);

/** Running text: no heading, no list item, nothing set by hand. */
export const isBody = ({ style, list, format }: Paragraph): boolean =>
  style === 'Text body' && !list && Object.keys(format).length === 0;

/** A table that is on screen as a whole. */
export function drawTable({ rng, state }: Context): Table | null {
  const found = onScreen(state.document).filter((block): block is Table => block.kind === 'table');
  return found.length > 0 ? rng.pick(found) : null;
}
