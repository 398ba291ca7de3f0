import { extname } from 'node:path';
import type { Tree } from '../../records/effect.ts';
import { isHeaderText, readHeaderText } from './header-text.ts';
import { isZip, readZip } from './zip.ts';

type Reader = (text: string) => Tree;

/** Formats that are known by the ends of their names. */
const byName: Record<string, Reader> = {
  '.json': (text) => JSON.parse(text) as Tree,
};

/**
 * A file's content as a tree, by its first bytes, its name and what it holds; undefined for what no reader knows. A text whose form is broken is
 * read as lines, and said.
 */
export async function readContent(
  bytes: Buffer,
  path: string,
  onNote: (why: string) => void,
): Promise<Tree | undefined> {
  if (isZip(bytes)) {
    try {
      return await readZip(bytes);
    } catch (error) {
      onNote(`a damaged archive: ${(error as Error).message}`);
      return undefined;
    }
  }
  const text = textOf(bytes);
  if (text === undefined) return undefined;
  const ending = extname(path).toLowerCase();
  const read = byName[ending];
  if (read) {
    try {
      return read(text);
    } catch (error) {
      onNote(`not ${ending.slice(1)} as it should be, read as lines: ${(error as Error).message.slice(0, 120)}`);
      return lines(text);
    }
  }
  return isHeaderText(text, ending) ? readHeaderText(text) : lines(text);
}

/** Text as its lines; the end of the last one is no line. */
export const lines = (text: string): Tree => {
  const all = text.split(/\r\n|\n|\r/);
  if (all.at(-1) === '') all.pop();
  return all;
};

/** Text in UTF-8 or, with its mark, UTF-16; undefined for bytes that are neither. */
function textOf(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
