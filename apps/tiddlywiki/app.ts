import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { defineApp, web } from '#lamwright';
import { controlNames } from './control-names.ts';
import { documentation } from './documentation.ts';
import { families } from './families.ts';
import { importFolder } from './import-files.ts';
import { startWikiServer } from './server/server-pool.ts';
import { layWikiFolder, readTemplate, readWikiFolder } from './server/wiki-folder.ts';
import type { WikiState } from './state.ts';
import { templates } from './templates.ts';
import { literals, vocabulary } from './vocabulary.ts';

const { version } = JSON.parse(
  await readFile(createRequire(import.meta.url).resolve('tiddlywiki/package.json'), 'utf8'),
) as { version: string };

/** TiddlyWiki 5: its own Node server over a wiki folder, driven in a browser, verified by the files it writes. */
const app = defineApp<WikiState>({
  name: 'tiddlywiki',
  title: 'TiddlyWiki',
  version,
  environment: () =>
    web({ readySelector: '.tc-tiddler-frame', containerAttributes: ['data-tiddler-title'], names: controlNames }),
  async start({ template, dir }) {
    await layWikiFolder(dir, template);
    const { url, settle, stop } = await startWikiServer(dir);
    const read = async () => {
      await settle();
      return readWikiFolder(dir);
    };
    return { url, downloads: join(dir, 'exports'), files: importFolder, read, stop };
  },
  templates,
  templateState: readTemplate,
  documentation,
  families,
  risks: [
    { kind: 'delete', name: /\b(delete|remove|discard|cancel)\b/i },
    { kind: 'overwrite', name: /\b(overwrite|replace|reset|import)\b/i },
    { kind: 'export', name: /\b(export|download|save snapshot|print)\b/i },
    { kind: 'other', name: /\bset password\b/i },
  ],
  literals,
  vocabulary,
});

export default app;
