import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { LamwrightError, readRtf } from '#lamwright';
import type { SavedFile, WordpadState } from '../state.ts';

/** What is saved in the folder of a task: its document, and the files beside it. */
export async function readFolder(dir: string, documentName: string): Promise<WordpadState> {
  const others: Record<string, SavedFile> = {};
  for (const name of (await readdir(dir)).sort()) {
    if (name === documentName || name.startsWith('.')) continue;
    others[name] = readSaved(name, await bytesOf(join(dir, name)));
  }
  const document = readRtf((await bytesOf(join(dir, documentName))).toString('latin1'));
  return { document, others };
}

function readSaved(name: string, bytes: Buffer): SavedFile {
  if (bytes.subarray(0, 5).toString('latin1') === '{\\rtf')
    return { kind: 'rtf', ...readRtf(bytes.toString('latin1')) };
  if (extname(name).toLowerCase() !== '.txt') return { kind: 'other', bytes: bytes.length };
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = isUtf16 ? bytes.subarray(2).toString('utf16le') : bytes.toString('latin1');
  return { kind: 'text', encoding: isUtf16 ? 'utf-16le' : 'ansi', lines: text.split(/\r\n?|\n/) };
}

/** @throws LamwrightError FILE_LOCKED where another process holds the file so that nobody may read it, SETUP where it is not there */
async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    const { code = '', message } = cause as NodeJS.ErrnoException;
    if (code === 'EISDIR') return Buffer.alloc(0);
    const isLocked = ['EBUSY', 'EPERM', 'EACCES'].includes(code);
    const why = isLocked ? 'another process has it locked' : message;
    throw new LamwrightError(isLocked ? 'FILE_LOCKED' : 'SETUP', `The saved file ${file} cannot be read: ${why}.`, {
      remedy: 'Close what holds the file open (another editor, a virus scanner), then try again.',
      cause,
    });
  }
}
