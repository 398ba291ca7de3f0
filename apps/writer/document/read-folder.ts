import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { SavedFile, WriterState } from '../state.ts';
import { readDocx } from './read-docx.ts';
import { readOdt } from './read-odt.ts';

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

/** A file beside the document. */
export async function readSaved(file: string): Promise<SavedFile> {
  switch (extname(file).toLowerCase()) {
    case '.odt':
      return { kind: 'document', document: await readOdt(file) };
    case '.docx':
      return { kind: 'docx', paragraphs: await readDocx(file) };
    case '.txt':
      return { kind: 'text', text: (await readFile(file, 'utf8')).replace(/^\uFEFF/, '').replace(/\r\n/g, '\n') };
    default: {
      const bytes = await readFile(file);
      if (bytes.subarray(0, 5).toString('latin1') !== '%PDF-') return { kind: 'other', bytes: bytes.length };
      return { kind: 'pdf', pages: bytes.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0 };
    }
  }
}
