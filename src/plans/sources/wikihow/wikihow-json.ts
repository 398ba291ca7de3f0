import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { LamwrightError } from '../../../records/error.ts';
import { decodeText } from '../decode.ts';
import type { Article } from './article.ts';

const stepSchema = z.union([
  z.string(),
  z
    .object({ headline: z.string(), title: z.string(), bold: z.string(), text: z.string(), description: z.string() })
    .partial()
    .transform(
      ({ headline, title, bold, text, description }) => headline ?? title ?? bold ?? text ?? description ?? '',
    ),
]);
const stepsSchema = z.array(stepSchema).transform((steps) => steps.map((step) => step.trim()).filter(Boolean));
const methodSchema = z.union([
  stepsSchema.transform((steps) => ({ name: '', steps })),
  z
    .object({ name: z.string().optional(), title: z.string().optional(), steps: stepsSchema })
    .transform(({ name, title, steps }) => ({ name: name ?? title ?? '', steps })),
]);
const methodsSchema = z.union([
  z.array(methodSchema),
  z.record(z.string(), stepsSchema).transform((all) => Object.entries(all).map(([name, steps]) => ({ name, steps }))),
]);

/** Title or headline; methods, parts or sections with steps, or steps alone. */
const articleSchema = z
  .object({
    title: z.string().optional(),
    headline: z.string().optional(),
    methods: methodsSchema.optional(),
    parts: methodsSchema.optional(),
    sections: methodsSchema.optional(),
    steps: stepsSchema.optional(),
  })
  .transform(({ title, headline, methods, parts, sections, steps }): Article => {
    const told = methods ?? parts ?? sections ?? (steps ? [{ name: '', steps }] : []);
    return { title: title ?? headline ?? '', methods: told };
  })
  .refine(({ title, methods }) => title !== '' && methods.length > 0);

/** A file larger than this is only read when it has an article a line. */
const wholeBytes = 400_000_000;

/** Articles of a JSON file (a list, one article, or a list under any one name) or of JSON lines. */
export async function* articlesOfJson(path: string): AsyncIterable<Article> {
  const size = (await stat(path).catch(() => null))?.size;
  if (size === undefined) throw malformed(`${path} is not there.`, 'Correct the path after --wikihow.');
  if (size === 0) throw malformed(`${path} is empty.`, 'Give a WikiHow dump.');
  let line = 0;
  for await (const value of (await hasLines(path)) ? linesOf(path) : valuesOf(path, size)) {
    line++;
    const article = articleSchema.safeParse(value);
    if (article.success) yield article.data;
    else
      throw malformed(`Entry ${line} of ${path} is no WikiHow article: it needs a title, and methods or steps.`, form);
  }
}

const form = 'Each article is {"title", "methods": [{"name", "steps": ["…"]}]} or {"title", "steps": ["…"]}.';

/** True when the first line is a whole JSON value by itself and another one follows. */
async function hasLines(path: string): Promise<boolean> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
  let first: string | null = null;
  for await (const line of lines) {
    if (line.trim() === '') continue;
    if (first === null) {
      first = line;
      if (!isJson(first)) break;
    } else {
      lines.close();
      return true;
    }
  }
  return false;
}

async function* linesOf(path: string): AsyncIterable<unknown> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
  let number = 0;
  for await (const line of lines) {
    number++;
    if (line.trim() === '') continue;
    if (!isJson(line)) throw malformed(`Line ${number} of ${path} is no JSON: the file is cut short or broken.`, again);
    yield JSON.parse(line.replace(/^\uFEFF/, ''));
  }
}

const again = 'Get the file again, whole.';
const wanted = { what: 'WikiHow dump', remedy: 'Give a dump as CSV, JSON or JSON lines.' };

async function* valuesOf(path: string, size: number): AsyncIterable<unknown> {
  if (size > wholeBytes) {
    throw malformed(
      `${path} is larger than ${wholeBytes / 1e6} MB in one JSON value.`,
      'Give it as JSON lines or CSV.',
    );
  }
  const text = decodeText(await readFile(path), path, wanted);
  if (!isJson(text)) throw malformed(`${path} is no JSON: it is cut short or broken.`, again);
  const value: unknown = JSON.parse(text);
  const lists = value && typeof value === 'object' ? Object.values(value).filter(Array.isArray) : [];
  if (Array.isArray(value)) yield* value;
  else if (articleSchema.safeParse(value).success || lists.length !== 1) yield value;
  else yield* lists[0]!;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function malformed(message: string, remedy: string): LamwrightError {
  return new LamwrightError('SOURCE_MALFORMED', message, { remedy });
}
