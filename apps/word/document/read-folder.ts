import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readSaved } from '../../writer/document/read-folder.ts';
import type { SavedFile, WriterState } from '../../writer/state.ts';
import { readDocument } from './read-document.ts';

/** Word keeps a file of its own beside a document that is open. */
const passing = /^(?:~\$|\.|~WRL)/;

/** What is saved in the folder of a task: its document, and the files beside it. */
export async function readFolder(dir: string, documentName: string): Promise<WriterState> {
  const others: Record<string, SavedFile> = {};
  for (const name of (await readdir(dir)).sort()) {
    if (name !== documentName && !passing.test(name)) others[name] = await readSaved(join(dir, name));
  }
  return { document: await readDocument(join(dir, documentName)), others };
}
