import { readdir } from 'node:fs/promises';
import { basename, join, parse } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { linux } from '../../../environments/linux/linux.ts';
import { windows } from '../../../environments/windows/windows.ts';
import { LamwrightError } from '../../../records/error.ts';
import type { Template } from '../../app.ts';
import { noteOnce, readFolder } from '../read-folder.ts';
import type { Kind } from './command-options.ts';
import { anyValue, commandWords } from './command-words.ts';
import { type Data, layData } from './lay-data.ts';
import { slug } from './slug.ts';

/** A desktop program that opens a document: a copy of the data's one file, or one of those that stand in its folder, each a template of its own. */
export async function documentProgram(options: {
  open: string;
  data: Data | undefined;
  say: (note: string) => void;
}): Promise<Kind> {
  const { open, data, say } = options;
  const takesDocument =
    commandWords(open, anyValue).join(' ') !== commandWords(open, { ...anyValue, document: 'another' }).join(' ');
  const documents = takesDocument ? await documentsIn(data) : new Map<string, string>();
  const onNote = noteOnce(say);
  const start: Kind['start'] = async ({ template, dir }) => {
    if (data) await layData(data, dir);
    const file = join(dir, documents.get(template) ?? 'no document');
    const url = pathToFileURL(file).href;
    return { url, ...readFolder(dir, url, { onNote }), stop: async () => {} };
  };
  const wordsFor = (document: string, dir: string) => {
    const [file, ...args] = commandWords(open, { document, dir });
    return { file: file!, args };
  };
  const onWindows = () => windows({ command: ({ url }, { dir, pathOf }) => wordsFor(pathOf(fileURLToPath(url)), dir) });
  const onLinux = () =>
    linux({
      // There is one program on the desktop: its own name on the accessibility bus does not matter.
      applicationName: /(?:)/,
      command: ({ url }, { dir }) => wordsFor(fileURLToPath(url), dir),
    });
  // On Linux a Windows program runs under Wine.
  const isForWindows = process.platform === 'win32' || /\.exe$/i.test(commandWords(open, anyValue)[0] ?? '');
  const environment = isForWindows ? onWindows : onLinux;
  const templates = [...documents].map(([name, file]): Template => ({ name, description: parse(file).name }));
  return { environment, start, ...(templates.length > 0 ? { templates } : {}) };
}

/** The documents by the names of their templates. */
async function documentsIn(data: Data | undefined): Promise<Map<string, string>> {
  if (data && !data.isFolder) return new Map([['default', basename(data.path)]]);
  const entries = data ? await readdir(data.path, { withFileTypes: true }) : [];
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map(({ name }) => name);
  if (files.length === 0) {
    throw new LamwrightError('USAGE', 'There is no document to open.', {
      remedy: 'Give a document, or a folder of documents, with --data.',
    });
  }
  return new Map(files.sort().map((file, i) => [slug(file) || `document-${i + 1}`, file]));
}
