import { LamwrightError } from '../../records/error.ts';

/** What a file is read for, in words, and what to give instead of one that is no text. */
export type Wanted = { what: string; remedy: string };

const documentation: Wanted = {
  what: 'documentation',
  remedy: 'Give HTML, Markdown, DocBook, wikitext, plain text or a PDF.',
};

/** Bytes that no text begins with, and what they are. */
const signatures: readonly (readonly [bytes: readonly number[], what: string])[] = [
  [[0x50, 0x4b, 3, 4], 'a ZIP archive or an office document'],
  [[0x1f, 0x8b], 'a gzip archive'],
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG picture'],
  [[0xff, 0xd8, 0xff], 'a JPEG picture'],
  [[0x47, 0x49, 0x46, 0x38], 'a GIF picture'],
  [[0x7f, 0x45, 0x4c, 0x46], 'a program'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old office document'],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20], 'an SQLite database'],
];

export const isPdf = (bytes: Uint8Array): boolean => startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d]);

/**
 * A text file's text: by its byte order mark, by the `charset` or `encoding` that it declares, as UTF-8, else as
 * Windows-1252, which is what undeclared pages of the web are.
 * @throws LamwrightError SOURCE_MALFORMED for a binary file and for a coding that is not known
 */
export function decodeText(bytes: Uint8Array, file: string, wanted = documentation): string {
  const binary = (kind: string) =>
    new LamwrightError('SOURCE_MALFORMED', `${file} is ${kind}, no ${wanted.what} that can be read.`, {
      remedy: wanted.remedy,
    });
  const [, what] = signatures.find(([begin]) => startsWith(bytes, begin)) ?? [];
  if (what !== undefined) throw binary(what);
  const marked = byteOrderMark(bytes) ?? widthOf(bytes);
  if (marked !== null) return new TextDecoder(marked).decode(bytes);
  if (bytes.subarray(0, 4096).includes(0)) throw binary('a binary file');
  const declared = declaredCoding(bytes);
  if (declared !== null && !isKnown(declared)) {
    throw new LamwrightError('SOURCE_MALFORMED', `${file} declares the coding "${declared}", which is not known.`, {
      remedy: 'Save it as UTF-8, or correct its charset.',
    });
  }
  for (const coding of [declared ?? 'utf-8', 'utf-8']) {
    const text = decodeStrictly(bytes, coding);
    if (text !== null) return text;
  }
  return new TextDecoder('windows-1252').decode(bytes);
}

function decodeStrictly(bytes: Uint8Array, coding: string): string | null {
  try {
    return new TextDecoder(coding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return 'utf-8';
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  return startsWith(bytes, [0xfe, 0xff]) ? 'utf-16be' : null;
}

/** Text of Latin letters in two bytes each has a zero in every second place. */
function widthOf(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, 256);
  const zeros = (at: 0 | 1) => head.filter((byte, i) => i % 2 === at && byte === 0).length;
  if (head.length < 4) return null;
  if (zeros(1) > head.length * 0.4 && zeros(0) === 0) return 'utf-16le';
  return zeros(0) > head.length * 0.4 && zeros(1) === 0 ? 'utf-16be' : null;
}

function declaredCoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const [, xml] = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w:.-]+)["']/i.exec(head) ?? [];
  const [, html] = /<meta[^>]*\bcharset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head) ?? [];
  return xml ?? html ?? null;
}

function isKnown(coding: string): boolean {
  try {
    return new TextDecoder(coding) !== null;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function startsWith(bytes: Uint8Array, begin: readonly number[]): boolean {
  return begin.every((byte, i) => bytes[i] === byte);
}
