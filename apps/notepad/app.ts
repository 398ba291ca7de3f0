import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { defineApp, LamwrightError, watchSaves, windows } from '#lamwright';
import { families } from './families.ts';
import { readFolder } from './saved/read-folder.ts';
import { writeNote } from './saved/read-note.ts';
import type { NotepadState } from './state.ts';
import { noteOf, templates } from './templates.ts';
import { vocabulary } from './vocabulary.ts';

/** Notepad of Windows, or of Wine, driven through UI Automation and verified by the files that it saves. */
const app = defineApp<NotepadState>({
  name: 'notepad',
  title: 'Notepad',
  /** The one of Wine that the gate was passed with. */
  version: 'Wine 8',
  environment: () =>
    windows({ command: ({ url }, { pathOf }) => ({ file: 'notepad.exe', args: [pathOf(fileURLToPath(url))] }) }),
  async start({ template, dir }) {
    const name = `${template}.txt`;
    const file = join(dir, name);
    try {
      await writeFile(file, writeNote(noteOf(template)));
    } catch (cause) {
      throw new LamwrightError('APP_START', `The note ${file} cannot be laid: ${(cause as Error).message}.`, {
        remedy: 'Give an empty folder that can be written to, and one of the templates of the pack.',
        cause,
      });
    }
    const saved = watchSaves(dir);
    const read = async () => {
      await saved();
      return readFolder(dir, name);
    };
    return { url: pathToFileURL(file).href, read, stop: async () => {} };
  },
  templates,
  templateState: async (template) => ({ note: noteOf(template), others: {} }),
  families,
  risks: [
    { kind: 'delete', name: /\b(delete|don't save)\b/i },
    { kind: 'overwrite', name: /\b(replace all|overwrite)\b/i },
    { kind: 'export', name: /\bprint\b/i },
  ],
  literals: ['.txt', '(', ')'],
  vocabulary,
});

export default app;
