import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { LamwrightError } from '#lamwright';
import type { NotepadState, SavedFile } from '../state.ts';
import { readNote } from './read-note.ts';

/** What is saved in the folder of a task: its note, and the files beside it. */
export async function readFolder(dir: string, noteName: string): Promise<NotepadState> {
  const others: Record<string, SavedFile> = {};
  for (const name of (await readdir(dir)).sort()) {
    if (name === noteName || name.startsWith('.')) continue;
    const bytes = await readSaved(join(dir, name));
    const isNote = extname(name).toLowerCase() === '.txt';
    others[name] = isNote ? { kind: 'note', ...readNote(bytes) } : { kind: 'other', bytes: bytes.length };
  }
  return { note: readNote(await readSaved(join(dir, noteName))), others };
}

/** @throws LamwrightError FILE_LOCKED where another process holds the file so that nobody may read it, SETUP where it is not there */
async function readSaved(file: string): Promise<Buffer> {
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
