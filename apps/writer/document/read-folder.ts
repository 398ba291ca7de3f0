import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { SavedFile, WriterState } from '../state.ts';
import { readDocx } from './read-docx.ts';
import { readOdt } from './read-odt.ts';
import { readPdf } from './read-pdf.ts';

/** What is saved in the folder of a task: its document, and the files that were made beside it. */
export async function readFolder(dir: string, documentName: string): Promise<WriterState> {
  const names = await readdir(dir);
  const others: Record<string, SavedFile> = {};
  for (const name of names.sort()) {
    if (name === documentName || /^\.|^lu\w+\.tmp$/.test(name)) continue;
    others[name] = await readSaved(join(dir, name));
  }
  return { document: await readOdt(join(dir, documentName)), others };
}

/** A file beside the document; what cannot be read, and what is a folder, is there all the same. */
export const readSaved = (file: string): Promise<SavedFile> =>
  readKnown(file).catch(() => ({ kind: 'other', bytes: 0 }));

async function readKnown(file: string): Promise<SavedFile> {
  switch (extname(file).toLowerCase()) {
    case '.odt':
      return { kind: 'document', document: await readOdt(file) };
    case '.docx':
      return { kind: 'docx', paragraphs: await readDocx(file) };
    case '.txt':
      return { kind: 'text', text: (await readFile(file, 'utf8')).replace(/^\uFEFF/, '').replace(/\r\n/g, '\n') };
    default: {
      const bytes = await readFile(file);
      const isPdf = bytes.subarray(0, 5).toString('latin1') === '%PDF-';
      return isPdf ? { kind: 'pdf', ...(await readPdf(bytes)) } : { kind: 'other', bytes: bytes.length };
    }
  }
}
