import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { defineApp, LamwrightError, windows } from '#lamwright';
import type { WriterState } from '../writer/state.ts';
import { templates } from '../writer/templates.ts';
import { vocabulary } from '../writer/vocabulary.ts';
import { readDocument } from './document/read-document.ts';
import { readFolder } from './document/read-folder.ts';
import { families } from './families.ts';
import { findWord } from './installation.ts';

const fileOf = (template: string) => `${template}.docx`;
const templateFile = (template: string) => join(import.meta.dirname, 'templates', fileOf(template));

/**
 * Microsoft Word on Windows. NOT RUN: there was no Word where this was written. Reader and verifiers are tested on documents, plans are understood;
 * names of the ribbon, keys and what Word saves are from its documentation. `lamwright check word` on Windows says what is wrong.
 */
const app = defineApp<WriterState>({
  name: 'word',
  title: 'Microsoft Word',
  version: 'not run',
  environment: () =>
    windows({
      program: 'WINWORD.EXE',
      command: ({ url }, { pathOf }) => ({ file: findWord(), args: ['/q', '/w', pathOf(fileURLToPath(url))] }),
    }),
  async start({ template, dir }) {
    const name = fileOf(template);
    const file = join(dir, name);
    try {
      await copyFile(templateFile(template), file);
    } catch (cause) {
      throw new LamwrightError('APP_START', `The document ${file} cannot be laid: ${(cause as Error).message}.`, {
        remedy: 'Give an empty folder that can be written to, and one of the templates of the pack.',
        cause,
      });
    }
    return { url: pathToFileURL(file).href, read: () => readFolder(dir, name), stop: async () => {} };
  },
  templates,
  templateState: async (template) => ({ document: await readDocument(templateFile(template)), others: {} }),
  families,
  risks: [
    { kind: 'delete', name: /\b(delete|remove|don't save)\b/i },
    { kind: 'overwrite', name: /\b(replace all|overwrite|accept all|reject all)\b/i },
    { kind: 'export', name: /\b(export|print|send|share)\b/i },
  ],
  literals: ['.docx', '.pdf'],
  vocabulary,
});

export default app;
