import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseTid } from './server/wiki-folder.ts';
import { parseTitleList } from './state.ts';

/** Folder with the files that a user of these wikis could import. */
export const importFolder = fileURLToPath(new URL('./files/', import.meta.url));

export type ImportedTiddler = { title: string; text: string; tags: string[] };

/** What stands in each of these files, by the file's name. */
export const importFiles: Record<string, ImportedTiddler[]> = Object.fromEntries(
  readdirSync(importFolder).map((name) => [name, readTiddlers(name)]),
);

function readTiddlers(name: string): ImportedTiddler[] {
  const content = readFileSync(join(importFolder, name), 'utf8');
  const tiddlers = name.endsWith('.json') ? (JSON.parse(content) as Record<string, string>[]) : [parseTid(content)];
  return tiddlers.map(({ title = '', text = '', tags = '' }) => ({ title, text, tags: parseTitleList(tags) }));
}
