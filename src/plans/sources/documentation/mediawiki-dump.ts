import type { DocumentationPage } from '../../../app-pack/app.ts';
import { parseXml } from '../../formats/xml.ts';

/** Articles and help pages; talk, users, files and templates are none. */
const namespaces = new Set(['0', '4', '12', '']);

/**
 * Pages of MediaWiki's XML export (Special:Export, dumpBackup).
 * @throws LamwrightError SOURCE_MALFORMED where it is not well-formed
 */
export function mediaWikiPages(xml: string, path: string, id: string): DocumentationPage[] {
  const pages = [...parseXml(xml, path).getElementsByTagName('page')];
  return pages.flatMap((page) => {
    const textOf = (tag: string) => [...page.getElementsByTagName(tag)].at(-1)?.textContent ?? '';
    const title = page.getElementsByTagName('title')[0]?.textContent ?? '';
    const text = textOf('text');
    if (!namespaces.has(textOf('ns')) || text.trim() === '' || /^#redirect/i.test(text)) return [];
    return [
      { id: `${id}#${title}`, title, text, format: 'mediawiki' as const, modified: textOf('timestamp') || undefined },
    ];
  });
}
