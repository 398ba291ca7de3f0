import { extractTextItems, getDocumentProxy, type StructuredTextItem } from 'unpdf';
import { LamwrightError } from '../../../records/error.ts';

/** Text in a larger font than most of the document by this factor is a heading. */
const headingScale = 1.15;

/**
 * The text of a PDF as lines, headings (larger type) marked by `# `, paragraphs parted by empty lines.
 * @throws LamwrightError SOURCE_MALFORMED for a broken or locked file, and for one that holds pictures of pages alone
 */
export async function readPdf(bytes: Uint8Array, file: string): Promise<string> {
  const pages = await itemsOf(bytes, file);
  const lines = pages.flatMap(linesOf);
  if (lines.every(({ text }) => text === '')) {
    throw new LamwrightError(
      'SOURCE_MALFORMED',
      `${file} has ${pages.length === 1 ? '1 page' : `${pages.length} pages`} and no text: they are pictures.`,
      {
        remedy: 'Put it through text recognition first, for example `ocrmypdf in.pdf out.pdf`.',
      },
    );
  }
  const body = bodySize(lines);
  const told = lines.map((line, i) => {
    const isHeading = line.size > body * headingScale && /\p{L}/u.test(line.text) && line.text.length < 120;
    const gap = (lines[i - 1]?.y ?? 0) - line.y > line.size * 1.9;
    return `${isHeading || gap ? '\n' : ''}${isHeading ? '# ' : ''}${line.text}${isHeading ? '\n' : ''}`;
  });
  return told.join('\n').replace(/(\p{Ll})-\n(\p{Ll})/gu, '$1$2');
}

async function itemsOf(bytes: Uint8Array, file: string): Promise<StructuredTextItem[][]> {
  try {
    const { items } = await extractTextItems(await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 }));
    return items;
  } catch (cause) {
    const locked = cause instanceof Error && cause.name === 'PasswordException';
    throw new LamwrightError(
      'SOURCE_MALFORMED',
      `${file} is a PDF that cannot be read${locked ? ': it is locked' : ''}.`,
      {
        remedy: locked ? 'Save it without a password.' : 'Get the file again; it seems to be cut short.',
        cause,
      },
    );
  }
}

type Line = { text: string; size: number; y: number };

/** Pieces of one height are a line, wherever the file has them. */
function linesOf(items: readonly StructuredTextItem[]): Line[] {
  const lines: (Line & { end: number })[] = [];
  for (const { str, x, y, width, fontSize } of items) {
    const last = lines.at(-1);
    if (str.trim() === '' && str !== ' ') continue;
    if (last && Math.abs(last.y - y) < last.size / 2) {
      const parted = x - last.end > fontSize * 0.15 && !/\s$/.test(last.text) && !/^\s/.test(str);
      last.text += (parted ? ' ' : '') + str;
      last.size = Math.max(last.size, fontSize);
      last.end = x + width;
    } else if (str.trim() !== '') lines.push({ text: str, size: fontSize, y, end: x + width });
  }
  return lines.map(({ text, size, y }) => ({ text: text.trim(), size, y }));
}

/** The size in which most letters are set. */
function bodySize(lines: readonly Line[]): number {
  const letters = new Map<number, number>();
  for (const { text, size } of lines) letters.set(size, (letters.get(size) ?? 0) + text.length);
  return [...letters].reduce((most, entry) => (entry[1] > most[1] ? entry : most), [0, 0])[0];
}
