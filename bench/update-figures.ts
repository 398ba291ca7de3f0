/*
 * Writes the figures into the pages, so that every figure of the documentation comes from a command:
 *   npm run --silent lamwright -- report --json > .lamwright/quickstart.json
 *   node bench/update-figures.ts quickstart=.lamwright/quickstart.json study=.lamwright/study.json
 * A page holds `<!-- figures:NAME -->` or `<!-- figures:NAME:TABLE -->` and `<!-- /figures -->`; what stands between is replaced.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FiguresDocument } from '../src/evaluation/report/figures-document.ts';
import { LamwrightError } from '../src/records/error.ts';
import { tables } from './figures-tables.ts';

const pages = ['docs/measured.md', 'docs/figures.md', 'docs/case-study.md', 'docs/windows-packs.md'];
const marked = /<!-- figures:([\w-]+)(?::([\w-]+))? -->[\s\S]*?<!-- \/figures -->/g;

/** The page with the marked tables of these documents written anew; other names' tables stay as they are. Throws USAGE for an unknown table. */
export function fillFigures(
  page: string,
  documents: ReadonlyMap<string, FiguresDocument>,
): { text: string; filled: string[] } {
  const filled: string[] = [];
  const text = page.replace(marked, (found, name: string, kind: string = 'summary') => {
    const document = documents.get(name);
    if (!document) return found;
    const table = tables[kind];
    if (!table) {
      throw new LamwrightError('USAGE', `There is no table "${kind}" of figures.`, {
        remedy: `Use one of ${Object.keys(tables).join(', ')}.`,
      });
    }
    filled.push(`${name}:${kind}`);
    const mark = found.slice(0, found.indexOf('-->') + 3);
    return `${mark}\n${table(document)}\n<!-- /figures -->`;
  });
  return { text, filled };
}

async function readDocument(file: string): Promise<FiguresDocument> {
  const document = JSON.parse(await readFile(file, 'utf8')) as FiguresDocument;
  if (Array.isArray(document.online)) return document;
  throw new LamwrightError('USAGE', `${file} is not what \`lamwright report --json\` prints.`, {
    remedy: 'Make it with `npm run --silent lamwright -- report --json > file`.',
  });
}

if (import.meta.main) {
  const documents = new Map<string, FiguresDocument>();
  for (const argument of process.argv.slice(2)) {
    const [name = '', file = ''] = argument.split('=');
    documents.set(name, await readDocument(file));
  }
  for (const page of pages) {
    const file = join(import.meta.dirname, '..', page);
    const { text, filled } = fillFigures(await readFile(file, 'utf8'), documents);
    await writeFile(file, text);
    console.error(`${page}: ${filled.join(', ') || 'nothing to fill'}`);
  }
}
