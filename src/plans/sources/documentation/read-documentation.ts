import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join, relative } from 'node:path';
import type { DocumentationPage } from '../../../app-pack/app.ts';
import { LamwrightError } from '../../../records/error.ts';
import { documentationEndings, pagesOfFile } from './pages-of-file.ts';

/** Pages in the order of their paths; `passed` counts the files of folders that were left out, by why. */
type Documentation = { pages: DocumentationPage[]; passed: Record<string, number> };

/** Folders that hold no documentation. */
const besides = new Set(['node_modules', '_static', '_sources', 'assets', 'images']);

/**
 * Reads documentation from files and folders. What a folder holds that is no documentation is passed over and counted;
 * a file that is named must be readable.
 * @throws LamwrightError SOURCE_MALFORMED for a missing path, a folder without documentation, a file that is none
 */
export async function readDocumentation(paths: readonly string[]): Promise<Documentation> {
  const found: Documentation = { pages: [], passed: {} };
  for (const path of paths) {
    const kind = await stat(path).catch(() => null);
    if (kind === null) throw unreadable(`${path} is not there.`, 'Correct the path after --docs.');
    if (kind.isDirectory()) await readFolder(path, found);
    else found.pages.push(...(await pagesOfFile(path, basename(path))));
  }
  return found;
}

async function readFolder(folder: string, found: Documentation): Promise<void> {
  const before = found.pages.length;
  const passed: Record<string, number> = {};
  const files = await filesIn(folder);
  for (const file of files) {
    if (!documentationEndings.has(extname(file).toLowerCase())) {
      count(passed, 'other files');
      continue;
    }
    try {
      const pages = await pagesOfFile(file, relative(folder, file));
      if (pages.length === 0) count(passed, 'without a page');
      found.pages.push(...pages);
    } catch (error) {
      if (!(error instanceof LamwrightError) || error.code !== 'SOURCE_MALFORMED') throw error;
      count(passed, reasonOf(error.message));
    }
  }
  if (found.pages.length === before) {
    const what = files.length === 0 ? 'no file' : `${files.length} files and no page that can be read${told(passed)}`;
    throw unreadable(`${folder} holds ${what}.`, 'Give a folder with HTML, Markdown, DocBook, wiki pages or PDFs.');
  }
  for (const [why, n] of Object.entries(passed)) count(found.passed, why, n);
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const isBeside = (path: string) =>
    relative(folder, path)
      .split(/[\\/]/)
      .some((part) => besides.has(part) || part.startsWith('.'));
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !isBeside(path))
    .sort();
}

function reasonOf(message: string): string {
  if (/pictures/.test(message)) return 'pictures of pages';
  if (/is empty/.test(message)) return 'empty';
  return /no documentation that can be read/.test(message) ? 'binary' : 'malformed';
}

function count(counts: Record<string, number>, why: string, n = 1): void {
  counts[why] = (counts[why] ?? 0) + n;
}

function told(passed: Record<string, number>): string {
  const parts = Object.entries(passed).map(([why, n]) => `${n} ${why}`);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

function unreadable(message: string, remedy: string): LamwrightError {
  return new LamwrightError('SOURCE_MALFORMED', message, { remedy });
}
