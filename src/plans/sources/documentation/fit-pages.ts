import type { App, DocumentationPage } from '../../../app-pack/app.ts';
import { LamwrightError } from '../../../records/error.ts';
import { renderInlines } from '../../formats/blocks.ts';
import { parsePage } from '../../formats/parse.ts';
import { isEnglishText } from '../../words/english.ts';
import { namesApplication } from '../wikihow/wikihow.ts';

type Fit = { pages: DocumentationPage[]; dropped: Record<string, number> };

/**
 * Of the pages that a user gave, those that are English and speak of the application: they name it, or use two words of its
 * vocabulary (a pack without a vocabulary takes all).
 * @throws LamwrightError SOURCE_MALFORMED where none is left
 */
export function fitPages(given: readonly DocumentationPage[], app: Pick<App, 'title' | 'vocabulary'>): Fit {
  const pages: DocumentationPage[] = [];
  const dropped: Record<string, number> = {};
  for (const page of given) {
    const why = misfit(page, app);
    if (why === null) pages.push(page);
    else dropped[why] = (dropped[why] ?? 0) + 1;
  }
  if (pages.length > 0 || given.length === 0) return { pages, dropped };
  const told = Object.entries(dropped).map(([why, n]) => `${n} ${why}`);
  throw new LamwrightError(
    'SOURCE_MALFORMED',
    `None of the ${given.length} pages of the documentation is about ${app.title}, in English: ${told.join(', ')}.`,
    { remedy: `Give the English documentation of ${app.title}, or name its pack with --app.` },
  );
}

function misfit(page: DocumentationPage, app: Pick<App, 'title' | 'vocabulary'>): string | null {
  const text = `${page.title}\n${textOf(page)}`;
  if (!isEnglishText(text)) return 'in another language';
  if (app.vocabulary.length === 0 || namesApplication(text, app)) return null;
  const words = new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const own = app.vocabulary.filter((word) => words.has(word.toLowerCase()) || words.has(`${word.toLowerCase()}s`));
  return own.length >= 2 ? null : 'about something else';
}

function textOf(page: DocumentationPage): string {
  return parsePage(page)
    .blocks.flatMap((block) => {
      if (block.kind === 'list') return block.items.map((item) => renderInlines(item.inlines));
      if (block.kind === 'table') return block.rows.flat().map(renderInlines);
      return block.kind === 'code' ? [] : [renderInlines(block.inlines)];
    })
    .join('\n');
}
