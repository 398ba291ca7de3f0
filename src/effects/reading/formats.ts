import { extname } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Tree } from '../../records/episode/effect.ts';
import { isRichText, richTextTree } from './rich-text/rich-text-tree.ts';
import { isHeaderText, lines, readHeaderText } from './text/header-text.ts';
import { byBeginning, textFormats } from './text/texts.ts';
import { isZip, readZip } from './zip.ts';

/** What a compressed file may hold, unpacked. */
const limitBytes = 64 * 2 ** 20;
const unzipped = promisify(gunzip) as (bytes: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

/**
 * A file's content as a tree, by its first bytes, its name and what it holds; undefined for what no reader knows. A text whose form is broken is
 * read as lines, and said.
 */
export async function readContent(
  bytes: Buffer,
  path: string,
  onNote: (why: string) => void,
): Promise<Tree | undefined> {
  try {
    if (isZip(bytes)) return await readZip(bytes);
    if (bytes[0] === 0x1f && bytes[1] === 0x8b)
      return await readContent(
        await unzipped(bytes, { maxOutputLength: limitBytes }),
        path.replace(/\.gz$/i, ''),
        onNote,
      );
  } catch (error) {
    onNote(`a damaged archive: ${(error as Error).message}`);
    return undefined;
  }
  const text = textOf(bytes);
  if (isRichText(bytes)) {
    try {
      return richTextTree(bytes.toString('latin1'));
    } catch (error) {
      onNote(`no rich text as it should be, read as lines: ${(error as Error).message}`);
    }
  }
  return text === undefined ? undefined : readText(text, extname(path).toLowerCase(), onNote);
}

function readText(text: string, ending: string, onNote: (why: string) => void): Tree {
  const read = textFormats[ending];
  try {
    if (read && text.trim() !== '') return read(text);
  } catch (error) {
    onNote(`not ${ending.slice(1)} as it should be, read as lines: ${(error as Error).message.slice(0, 120)}`);
    return lines(text);
  }
  if (isHeaderText(text, ending)) return readHeaderText(text);
  return (ending === '.txt' ? undefined : byBeginning(text)) ?? lines(text);
}

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
