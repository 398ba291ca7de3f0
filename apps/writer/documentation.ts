import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type DocumentationPage, LamwrightError } from '#lamwright';
import { readHelpPage } from './help-page.ts';

/** Where Debian's libreoffice-help-en-us, LibreOffice's own packages and macOS keep the help. */
const places = [
  '/usr/share/libreoffice/help/en-US/text',
  '/usr/lib/libreoffice/help/en-US/text',
  '/usr/lib64/libreoffice/help/en-US/text',
  '/opt/libreoffice/help/en-US/text',
  '/Applications/LibreOffice.app/Contents/Resources/help/en-US/text',
];

/** Writer's own pages, and those that all of LibreOffice's applications share. */
const parts = ['swriter', 'shared'];

/** Pages about databases, forms, charts, programming and other modules: nothing that a writer of texts does. */
const besides =
  /^shared\/(?:explorer|00|help|05|01\/(?:0535|moviesound|06150|0613|06140)|02\/(?:01170|02\d{6})|guide\/(?:data_|xforms|chart_|form|macro|dev_|flat_icons|xsltfilter|gallery_|edit_gluepoints)|optionen\/(?:BasicIDE|0106|0107|0109|0110)|autopi\/)/;

/**
 * The manual of Writer: every page of the installed offline help, in English, as plain HTML.
 * @throws LamwrightError SETUP where the help is not installed
 */
export async function* documentation(): AsyncIterable<DocumentationPage> {
  const root = await helpFolder();
  for (const part of parts) {
    const entries = await readdir(join(root, part), { recursive: true, withFileTypes: true });
    const files = entries.filter((e) => e.isFile() && e.name.endsWith('.html')).map((e) => join(e.parentPath, e.name));
    for (const file of files.sort()) {
      const id = relative(root, file);
      if (besides.test(id)) continue;
      const page = readHelpPage(await readFile(file, 'utf8'));
      if (page === null) continue;
      yield { id, ...page, format: 'html', tags: [part] };
    }
  }
}

async function helpFolder(): Promise<string> {
  for (const place of places) if (await readdir(place).catch(() => null)) return place;
  throw new LamwrightError(
    'SETUP',
    `The help of LibreOffice is not installed: none of ${places.join(', ')} is there.`,
    {
      remedy: 'Install it, on Debian or Ubuntu with `apt-get install libreoffice-help-en-us`.',
    },
  );
}
