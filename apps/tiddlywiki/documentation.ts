import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { DocumentationPage } from '#lamwright';
import { parseTid } from './server/wiki-folder.ts';
import { parseTitleList } from './state.ts';

const editions = ['tw5.com', 'tw5.com-docs', 'dev'];

/** TiddlyWiki's own documentation, as the package ships it: every page of the user and developer editions. */
export async function* documentation(): AsyncIterable<DocumentationPage> {
  const root = dirname(createRequire(import.meta.url).resolve('tiddlywiki/package.json'));
  for (const edition of editions) {
    const folder = join(root, 'editions', edition, 'tiddlers');
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((e) => e.isFile() && e.name.endsWith('.tid')).map((e) => join(e.parentPath, e.name));
    for (const file of files.sort()) {
      const { title = '', text = '', tags = '', modified, type } = parseTid(await readFile(file, 'utf8'));
      if (title.startsWith('$:/') || text === '' || (type && type !== 'text/vnd.tiddlywiki')) continue;
      yield {
        id: `${edition}/${title}`,
        title,
        text,
        format: 'tiddlywiki',
        tags: [edition, ...parseTitleList(tags)],
        modified: modified && isoDate(modified),
      };
    }
  }
}

/** TiddlyWiki's dates are YYYYMMDDhhmmssmmm in UTC. */
function isoDate(stamp: string): string | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)/.exec(stamp);
  return parts ? `${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:00Z` : undefined;
}
