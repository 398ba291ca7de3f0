import type { RichParagraph, RichRun, SampleContext } from '#lamwright';
import { paragraphText, type WordpadState } from './state.ts';

type Context = SampleContext<WordpadState>;

/** A word of at least four letters that stands once in the whole document, of a run that fits; null where there are not two. */
export function drawWord({ rng, state }: Context, fits: (run: RichRun) => boolean = () => true): string | null {
  const { paragraphs } = state.document;
  const text = paragraphs.map(paragraphText).join('\n');
  const words = paragraphs
    .flatMap(({ runs }) => runs.filter(fits))
    .flatMap((run) => run.text.match(/(?<![\p{L}\p{N}])[A-Za-z]{4,}(?![\p{L}\p{N}])/gu) ?? []);
  const found = words.filter((word) => text.split(word).length === 2);
  return found.length > 1 ? rng.pick(found) : null;
}

/** A word that stands at least twice, whatever its capitals. */
export function drawFrequent({ rng, state }: Context): string | null {
  const texts = state.document.paragraphs.map(paragraphText);
  const words = texts.flatMap((text) => text.match(/(?<![\p{L}\p{N}])[A-Za-z]{4,}(?![\p{L}\p{N}])/gu) ?? []);
  const all = texts.join('\n').toLowerCase();
  const found = [...new Set(words)].filter((word) => all.split(word.toLowerCase()).length > 2);
  return found.length > 1 ? rng.pick(found) : null;
}

/** The first words of a paragraph, which stand nowhere else; null where there are not two such paragraphs. */
export function drawStart(
  { rng, state }: Context,
  fits: (paragraph: RichParagraph) => boolean = () => true,
): string | null {
  const { paragraphs } = state.document;
  const text = paragraphs.map(paragraphText).join('\n');
  const starts = paragraphs
    .filter(fits)
    .map((paragraph) =>
      paragraphText(paragraph)
        .split(' ')
        .slice(0, 3)
        .join(' ')
        .replace(/[.,:;]+$/, ''),
    )
    .filter((start) => /\p{L}/u.test(start) && text.split(start).length === 2);
  return starts.length > 1 ? rng.pick(starts) : null;
}

/** Nothing is set by hand: plain letters in a plain paragraph. */
export const isPlain = ({ bold, italic, underline, strike, color }: RichRun): boolean =>
  !bold && !italic && !underline && !strike && color === 'auto';
export const isBody = ({ align, left, right, first, tabs, list }: RichParagraph): boolean =>
  align === 'left' && left === 0 && right === 0 && first === 0 && tabs.length === 0 && !list;
