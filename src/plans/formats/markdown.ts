import { marked } from 'marked';
import type { Block } from './blocks.ts';
import { parseHtml } from './html.ts';

/** A markdown page as blocks, by way of its HTML. */
export function parseMarkdown(source: string): Block[] {
  return parseHtml(marked.parse(source, { async: false, gfm: true }));
}
