import { mkdir, open, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** So much text is gathered before it goes to the disk. */
const chunk = 1 << 18;

/** Writes rows as JSON lines while they come; returns their number. No rows: no file. */
export async function writeLines(path: string, rows: AsyncIterable<unknown> | Iterable<unknown>): Promise<number> {
  let file: Awaited<ReturnType<typeof open>> | undefined;
  let waiting = '';
  let count = 0;
  try {
    for await (const row of rows) {
      file ??= await open(path, 'w');
      waiting += `${JSON.stringify(row)}\n`;
      count += 1;
      if (waiting.length < chunk) continue;
      await file.write(waiting);
      waiting = '';
    }
    await file?.write(waiting);
  } finally {
    await file?.close();
  }
  return count;
}

/** One document of its own, under `dir`. */
export async function writeDocument(dir: string, name: string, document: unknown): Promise<void> {
  const path = join(dir, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, typeof document === 'string' ? document : `${JSON.stringify(document, null, 2)}\n`);
}

/** A name as a part of a path. */
export const pathPart = (name: string): string => name.replace(/[^\w.-]+/g, '-').replace(/^\.+/, '') || '-';
