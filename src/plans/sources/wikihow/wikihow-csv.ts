import { createReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import { LamwrightError } from '../../../records/error.ts';
import type { Article } from './article.ts';

type Row = { headline?: string; title?: string; text?: string; sectionLabel?: string; overview?: string };

/**
 * Articles of the WikiHow dataset's CSV files: `wikihowAll.csv` has an article a row (headline: its steps, a line each),
 * `wikihowSep.csv` a step a row, in the order of the articles and their methods.
 */
export async function* articlesOfCsv(path: string): AsyncIterable<Article> {
  let current: Article | null = null;
  let rows = 0;
  for await (const row of rowsOf(path)) {
    rows++;
    const title = row.title?.trim() ?? '';
    const steps = stepsOf(row.headline ?? '');
    if (title === '' || steps.length === 0) continue;
    if (row.sectionLabel === undefined) {
      yield { title, methods: [{ name: '', steps }] };
      continue;
    }
    if (current !== null && current.title !== title) {
      yield current;
      current = null;
    }
    current ??= { title, methods: [] };
    const name = row.sectionLabel.trim();
    const method = current.methods.at(-1);
    if (method?.name === name) method.steps.push(...steps);
    else current.methods.push({ name, steps });
  }
  if (current !== null) yield current;
  if (rows === 0) throw malformed(`${path} has no row.`, 'Give wikihowAll.csv or wikihowSep.csv.');
}

async function* rowsOf(path: string): AsyncIterable<Row> {
  const records = createReadStream(path).on('error', (error) => records.destroy(error));
  const parsed = records.pipe(
    parse({ bom: true, columns: checkColumns(path), relax_column_count: true, skip_empty_lines: true }),
  );
  records.on('error', (error) => parsed.destroy(error));
  let row = 0;
  try {
    for await (const record of parsed) {
      row++;
      yield record as Row;
    }
  } catch (cause) {
    if (cause instanceof LamwrightError) throw cause;
    if (cause instanceof CsvError) {
      const cut = cause.code === 'CSV_QUOTE_NOT_CLOSED';
      throw malformed(
        `${path} ${cut ? 'is cut short' : 'is no CSV that can be read'} after row ${row}: ${cause.message}`,
        cut ? 'Get the file again, whole.' : 'Give the file as the dataset has it.',
        cause,
      );
    }
    throw malformed(`${path} cannot be read.`, 'Correct the path after --wikihow.', cause);
  }
}

function checkColumns(path: string) {
  return (header: string[]): string[] => {
    const names = header.map((name) => name.trim());
    if (names.includes('title') && names.includes('headline')) return names;
    throw malformed(
      `${path} has the columns ${names.join(', ').slice(0, 100)}; a WikiHow dump has title and headline.`,
      'Give wikihowAll.csv (headline, title, text) or wikihowSep.csv (overview, headline, text, sectionLabel, title).',
    );
  };
}

/** A step a line; the dataset ends its lines with ".,". */
function stepsOf(headline: string): string[] {
  return headline
    .split('\n')
    .map((line) => line.trim().replace(/[\s,;]+$/, ''))
    .filter((line) => /\p{L}/u.test(line));
}

function malformed(message: string, remedy: string, cause?: unknown): LamwrightError {
  return new LamwrightError('SOURCE_MALFORMED', message, { remedy, cause });
}
