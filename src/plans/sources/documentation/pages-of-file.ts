import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { DocumentationPage } from '../../../app-pack/app.ts';
import { LamwrightError } from '../../../records/error.ts';
import { docBookTitle } from '../../formats/docbook.ts';
import { decodeText, isPdf } from '../decode.ts';
import { mediaWikiPages } from './mediawiki-dump.ts';
import { readPdf } from './pdf.ts';
import { tiddlersOfJson, tidPage } from './tiddlers.ts';

/** Endings of what is read in a folder; a file that is named itself is looked at whatever it is called. */
export const documentationEndings = new Set(
  '.html .htm .xhtml .md .markdown .mdown .mkd .xml .docbook .dbk .page .tid .wiki .mediawiki .mw .txt .text .pdf'.split(
    ' ',
  ),
);

/** Where a TiddlyWiki of one HTML file keeps its pages. */
const wikiStore = /<script class="tiddlywiki-tiddler-store" type="application\/json">([\s\S]*?)<\/script>/;

/** A link of a wiki in Markdown, [[page]] or [[page|words]]. */
const wikiLink = /\[\[(?:[^\]|\n]*\|)?([^\]|\n]+)\]\]/g;

/**
 * The pages in a documentation file, by its content first and its ending second.
 * @throws LamwrightError SOURCE_MALFORMED for one that is empty, binary, or not of the form it seems to be
 */
export async function pagesOfFile(path: string, id: string): Promise<DocumentationPage[]> {
  const bytes = await readFile(path);
  if (bytes.length === 0) throw empty(path);
  if (isPdf(bytes)) return [{ id, title: nameOf(path), text: await readPdf(bytes, path), format: 'pdf' }];
  const text = decodeText(bytes, path);
  if (text.trim() === '') throw empty(path);
  const ending = extname(path).toLowerCase();
  if (ending === '.tid') return tidPage(text, id);
  if (ending === '.json') return tiddlersOfJson(text, path, id);
  const [, store] = wikiStore.exec(text) ?? [];
  if (store !== undefined) return tiddlersOfJson(store, path, id);
  if (/<mediawiki\b/.test(text.slice(0, 2000))) return mediaWikiPages(text, path, id);
  return [pageOfText(text, { path, id, ending })];
}

function pageOfText(
  text: string,
  { path, id, ending }: { path: string; id: string; ending: string },
): DocumentationPage {
  const page = { id, title: nameOf(path), text };
  const head = text.slice(0, 4000);
  if (isDocBook(head)) return { ...page, title: docBookTitle(text, path) ?? page.title, format: 'docbook' };
  if (/<!doctype html|<html[\s>]/i.test(head) || /^\.x?html?$/.test(ending)) {
    const [, title] = /<title[^>]*>([^<]*)<\/title>/i.exec(text) ?? /<h1[^>]*>([^<]*)<\/h1>/i.exec(text) ?? [];
    return { ...page, title: title?.replace(/\s+/g, ' ').trim() || page.title, format: 'html' };
  }
  if (/^\.(?:xml|docbook|dbk)$/.test(ending)) {
    throw new LamwrightError('SOURCE_MALFORMED', `${path} is XML, but no DocBook, Mallard or MediaWiki export.`, {
      remedy: 'Give the manual as DocBook or HTML.',
    });
  }
  if (/^\.(?:wiki|mediawiki|mw)$/.test(ending) || /^==+ .+ ==+\s*$/m.test(head))
    return { ...page, format: 'mediawiki' };
  if (/^\.(?:txt|text)$/.test(ending)) return { ...page, format: 'text' };
  const [front = ''] = /^---\r?\n[\s\S]*?\r?\n---\r?\n/.exec(text) ?? [];
  const [, title] = /^title:\s*["']?([^"'\r\n]+)/m.exec(front) ?? /^#\s+(.+)/m.exec(head) ?? [];
  return {
    ...page,
    text: text.slice(front.length).replace(wikiLink, '$1'),
    title: title?.trim() || page.title,
    format: 'markdown',
  };
}

function isDocBook(head: string): boolean {
  return (
    /docbook\.org\/ns\/docbook|projectmallard\.org|\/\/DTD DocBook|docbookx\.dtd/i.test(head) ||
    /^\s*(?:<\?xml[^>]*\?>\s*)?<(?:book|article|chapter|section|sect1|refentry|part|set)[\s>]/.test(head)
  );
}

const nameOf = (path: string) => basename(path, extname(path)).replace(/[_-]+/g, ' ');

function empty(path: string): LamwrightError {
  return new LamwrightError('SOURCE_MALFORMED', `${path} is empty.`, { remedy: 'Give a file with text in it.' });
}
