import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { DocumentationPage } from '#lamwright';

/** The pages of the editor's guide as Markdown files in the folder `guide` beside the pack. */
export async function* documentation(): AsyncIterable<DocumentationPage> {
  const folder = join(import.meta.dirname, 'guide');
  const files = await readdir(folder).catch(() => []);
  for (const file of files.filter((name) => name.endsWith('.md')).sort()) {
    const id = basename(file, '.md');
    yield { id, title: id, text: await readFile(join(folder, file), 'utf8'), format: 'markdown' };
  }
}
