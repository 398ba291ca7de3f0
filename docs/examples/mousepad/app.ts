import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { defineApp, linux } from '#lamwright';
import { families, type NoteState } from './families.ts';
import { templates, textOf } from './templates.ts';

const stateOf = (text: string): NoteState => ({ lines: text.split('\n').slice(0, -1) });

export default defineApp<NoteState>({
  name: 'mousepad',
  title: 'Mousepad',
  environment: () =>
    linux({
      applicationName: /mousepad/,
      command: ({ url }) => ({ file: 'mousepad', args: ['--disable-server', fileURLToPath(url)] }),
    }),
  async start({ template, dir }) {
    const file = join(dir, 'note.txt');
    await writeFile(file, textOf(template));
    const read = async () => stateOf(await readFile(file, 'utf8'));
    return { url: pathToFileURL(file).href, read, stop: async () => {} };
  },
  templates,
  templateState: async (template) => stateOf(textOf(template)),
  families,
  vocabulary: ['file', 'text', 'line', 'word', 'note', 'save'],
});
