import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { defineApp, LamwrightError, readRtf, watchSaves, windows } from '#lamwright';
import { families } from './families.ts';
import { readFolder } from './saved/read-folder.ts';
import type { WordpadState } from './state.ts';
import { templates } from './templates.ts';
import { vocabulary } from './vocabulary.ts';

const fileOf = (template: string) => join(import.meta.dirname, 'templates', `${template}.rtf`);

/** Where Windows and Wine have it; Windows 11 comes without since version 24H2. */
const program = 'C:\\Program Files\\Windows NT\\Accessories\\wordpad.exe';

/** WordPad of Windows, or of Wine, driven through UI Automation and verified by the documents that it saves. */
const app = defineApp<WordpadState>({
  name: 'wordpad',
  title: 'WordPad',
  /** The one of Wine that the gate was passed with. */
  version: 'Wine 8',
  environment: () =>
    windows({ command: ({ url }, { pathOf }) => ({ file: program, args: [pathOf(fileURLToPath(url))] }) }),
  async start({ template, dir }) {
    const name = `${template}.rtf`;
    const file = join(dir, name);
    try {
      await copyFile(fileOf(template), file);
    } catch (cause) {
      throw new LamwrightError('APP_START', `The document ${file} cannot be laid: ${(cause as Error).message}.`, {
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
  templateState: async (template) => ({ document: readRtf(await readFile(fileOf(template), 'latin1')), others: {} }),
  families,
  risks: [
    { kind: 'delete', name: /\b(delete|clear|don't save)\b/i },
    { kind: 'overwrite', name: /\b(replace all|overwrite)\b/i },
    { kind: 'export', name: /\bprint\b/i },
  ],
  literals: ['.rtf', '.txt'],
  vocabulary,
});

export default app;
