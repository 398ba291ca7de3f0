import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Tree } from '../../records/episode/effect.ts';
import type { TreeObject } from '../difference/tree.ts';
import { sizeAndHash } from './size-and-hash.ts';

/** Rows of a table beyond so many are counted, not read. */
const mostRows = 5000;
/** What SQLite keeps beside a database: changes that are not yet in it, or not yet safe. */
export const companions = ['-wal', '-journal'];
const attempts = 3;

export const isDatabase = (bytes: Buffer) => bytes.subarray(0, 16).toString('latin1') === 'SQLite format 3\u0000';

/** What a database's content is known by: its own bytes and those of what stands beside it. */
export async function databaseHash(file: string, bytes: Buffer): Promise<string> {
  const hash = createHash('sha256').update(bytes);
  for (const end of companions) hash.update(await readFile(`${file}${end}`).catch(() => ''));
  return hash.digest('hex').slice(0, 16);
}

/**
 * The tables of an SQLite database, each a list of rows in the order of their keys; a row has its primary key as `id` where none of its columns is
 * called so. A copy is read, so that nobody's lock matters; one that was taken in the middle of a change is taken again.
 * @throws Error for a database that is damaged or encrypted
 */
export async function readDatabase(file: string, onNote: (why: string) => void): Promise<Tree> {
  for (let attempt = 1; ; attempt++) {
    const folder = await mkdtemp(join(tmpdir(), `lamwright-database-${process.pid}-`));
    try {
      const copy = join(folder, 'copy.db');
      await copyFile(file, copy);
      for (const end of companions)
        if (await stat(`${file}${end}`).catch(() => null)) await copyFile(`${file}${end}`, `${copy}${end}`);
      return await tablesOf(copy, onNote);
    } catch (error) {
      if (attempt === attempts) throw error;
      await sleep(50);
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  }
}

async function tablesOf(file: string, onNote: (why: string) => void): Promise<Tree> {
  const { DatabaseSync } = await import('node:sqlite');
  const database = new DatabaseSync(file);
  try {
    const tables = database.prepare('PRAGMA table_list').all() as { schema: string; name: string; type: string }[];
    const own = tables.filter(
      ({ schema, name, type }) => schema === 'main' && type === 'table' && !/^sqlite_/.test(name),
    );
    return Object.fromEntries(own.map(({ name }) => [name, rowsOf(database, name, onNote)] as const).sort());
  } finally {
    database.close();
  }
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

function rowsOf(database: DatabaseSync, table: string, onNote: (why: string) => void): TreeObject[] {
  const columns = database.prepare(`PRAGMA table_info(${quoted(table)})`).all() as { name: string; pk: number }[];
  const keys = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  const order = keys.length > 0 ? keys.map(({ name }) => quoted(name)).join(', ') : 'rowid';
  const statement = database.prepare(`SELECT * FROM ${quoted(table)} ORDER BY ${order} LIMIT ${mostRows + 1}`);
  statement.setReadBigInts(true);
  const rows = statement.all() as Record<string, unknown>[];
  if (rows.length > mostRows) onNote(`only ${mostRows} rows of ${table} were read`);
  return rows.slice(0, mostRows).map((row) => {
    const told = Object.fromEntries(Object.entries(row).map(([name, value]) => [name, treeOf(value)]));
    if ('id' in told || keys.length === 0) return told;
    return { id: keys.map(({ name }) => String(told[name])).join('/'), ...told };
  });
}

function treeOf(value: unknown): Tree {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (!(value instanceof Uint8Array)) return value as Tree;
  return sizeAndHash(value);
}
