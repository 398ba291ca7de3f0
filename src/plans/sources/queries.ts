import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { LamwrightError } from '../../records/error.ts';
import { decodeText } from './decode.ts';

/** Search queries that can be rewritten, and how many lines were dropped, by why. */
export type Queries = { queries: string[]; lines: number; dropped: Record<string, number> };

/**
 * Search queries from a file: one a line, CSV (column `query`, else the first), a JSON list, or JSON lines. Rubbish is dropped and counted.
 * @throws LamwrightError SOURCE_MALFORMED for a missing, binary or broken file, and where no query is left
 */
export async function readQueries(path: string): Promise<Queries> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) throw malformed(`${path} cannot be read.`, 'Correct the path after --queries.');
  const lines = linesOf(decodeText(bytes, path, wanted), path);
  const dropped: Record<string, number> = {};
  const queries = new Map<string, string>();
  for (const line of lines) {
    const query = line.replace(/\s+/g, ' ').trim();
    const key = query.toLowerCase();
    const why = rubbish(query) ?? (queries.has(key) ? 'repeated' : null);
    if (why === null) queries.set(key, query);
    else dropped[why] = (dropped[why] ?? 0) + 1;
  }
  if (queries.size === 0) {
    const told = Object.entries(dropped).map(([why, n]) => `${n} ${why}`);
    throw malformed(
      `${path} has no search query${told.length > 0 ? `: ${told.join(', ')}` : ''}.`,
      'Give one query a line, in English, such as "change page colour".',
    );
  }
  return { queries: [...queries.values()], lines: lines.length, dropped };
}

const wanted = { what: 'list of queries', remedy: 'Give one query a line as .txt, CSV, a JSON list or JSON lines.' };

/** Why a line is no search query, or null. */
export function rubbish(line: string): string | null {
  const words = line.match(/\p{L}{2,}/gu) ?? [];
  const letters = line.match(/\p{L}/gu) ?? [];
  if (line === '') return 'empty';
  if (/https?:|www\.|\S@\S|^[\w.-]+\.(?:com|org|net)\b/i.test(line)) return 'addresses';
  if (/[\p{Cc}\uFFFD]|[<{}>\\|]/u.test(line) || letters.length < 0.6 * line.replace(/\s/g, '').length)
    return 'no words';
  if (letters.some((letter) => !/[a-z]/i.test(letter) && !/\p{Script=Latin}/u.test(letter))) return 'other languages';
  if (words.length < 2) return 'too short';
  if (words.length > 24 || line.length > 200) return 'too long';
  return words.every((word) => word.length > 3 && !/[aeiouy]/i.test(word)) ? 'no words' : null;
}

const rowSchema = z.union([z.string(), z.object({ query: z.string() }), z.object({ text: z.string() })]);

function linesOf(text: string, path: string): string[] {
  const ending = extname(path).toLowerCase();
  if (ending === '.csv' || ending === '.tsv') return csvLines(text, ending === '.tsv' ? '\t' : ',', path);
  if (!/^\.jsonl?$|^\.ndjson$/.test(ending))
    return text.split(/\r?\n/).filter((line, i, all) => line !== '' || i < all.length - 1);
  try {
    const values: unknown =
      ending === '.json'
        ? JSON.parse(text)
        : text
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line));
    const rows = z.array(rowSchema).parse(values);
    return rows.map((row) => (typeof row === 'string' ? row : 'query' in row ? row.query : row.text));
  } catch (cause) {
    if (!(cause instanceof SyntaxError || cause instanceof z.ZodError)) throw cause;
    throw malformed(`${path} is no list of queries.`, 'Give ["…"] or [{"query": "…"}], or one query a line as .txt.');
  }
}

function csvLines(text: string, delimiter: string, path: string): string[] {
  try {
    const rows = parse(text, { delimiter, relax_column_count: true, skip_empty_lines: true }) as string[][];
    const header = (rows[0] ?? []).map((name) => name.trim().toLowerCase());
    const column = header.findIndex((name) => /^(?:search[ _])?quer(?:y|ies)$|^text$/.test(name));
    return rows.slice(column === -1 ? 0 : 1).map((row) => row[Math.max(column, 0)] ?? '');
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw malformed(`${path} is no CSV that can be read: ${cause.message}`, 'Give one query a line as .txt.');
  }
}

function malformed(message: string, remedy: string): LamwrightError {
  return new LamwrightError('SOURCE_MALFORMED', message, { remedy });
}
