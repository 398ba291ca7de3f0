import type { DocumentationPage } from '../../app-pack/app.ts';
import type { Block } from './blocks.ts';
import { parseDocBook } from './docbook.ts';
import { parseHtml } from './html.ts';
import { parseMarkdown } from './markdown.ts';
import { parseMediaWiki } from './mediawiki.ts';
import { parsePlainText } from './plain-text.ts';
import { parseTiddlyWiki } from './tiddlywiki/tiddlywiki.ts';

export type ParsedPage = { page: DocumentationPage; blocks: Block[] };

const parsers: Record<DocumentationPage['format'], (source: string) => Block[]> = {
  tiddlywiki: parseTiddlyWiki,
  html: parseHtml,
  markdown: parseMarkdown,
  docbook: parseDocBook,
  mediawiki: parseMediaWiki,
  pdf: parsePlainText,
  text: parsePlainText,
};

/** Reads a documentation page by its format into the tree that the rules work on. */
export function parsePage(page: DocumentationPage): ParsedPage {
  return { page, blocks: parsers[page.format](page.text) };
}
