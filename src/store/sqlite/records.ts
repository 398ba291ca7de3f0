import type { SQLInputValue } from 'node:sqlite';
import type { RecordFilter, RecordKind, StoredRecord } from '../store.ts';
import { validateRecord } from '../validate-record.ts';
import type { Connection } from './connection.ts';
import { columns } from './schema.ts';

/** Records read at once by `each`: enough to be quick, few enough that long trajectories fit in memory. */
const pageSize = 64;

/** Inserts inside the caller's transaction; returns how many were new. */
export function insertRecords(connection: Connection, kind: RecordKind, records: readonly StoredRecord[]): number {
  const sql = `INSERT INTO ${kind} (id, doc) VALUES (?, ?) ON CONFLICT (id) DO NOTHING`;
  let added = 0;
  for (const record of records) added += connection.run(sql, record.id, JSON.stringify(record)).changes;
  return added;
}

export function putRecords(connection: Connection, kind: RecordKind, records: readonly StoredRecord[]): number {
  for (const record of records) validateRecord(kind, record);
  return connection.transaction(() => insertRecords(connection, kind, records));
}

export function getRecord<T>(connection: Connection, kind: RecordKind, id: string): T | null {
  const row = connection.all(`SELECT doc FROM ${kind} WHERE id = ?`, id)[0];
  return row ? (JSON.parse(row.doc as string) as T) : null;
}

export function listRecords<T>(connection: Connection, kind: RecordKind, where: RecordFilter): T[] {
  const { sql, values } = condition(kind, where);
  return connection
    .all(`SELECT doc FROM ${kind} WHERE ${sql} ORDER BY seq`, ...values)
    .map((row) => JSON.parse(row.doc as string) as T);
}

export async function* eachRecord<T>(connection: Connection, kind: RecordKind, where: RecordFilter) {
  const { sql, values } = condition(kind, where);
  const page = `SELECT seq, doc FROM ${kind} WHERE ${sql} AND seq > ? ORDER BY seq LIMIT ${pageSize}`;
  for (let after: SQLInputValue = 0; ; ) {
    const rows = connection.all(page, ...values, after);
    for (const row of rows) yield JSON.parse(row.doc as string) as T;
    if (rows.length < pageSize) return;
    after = rows.at(-1)!.seq!;
  }
}

export function countRecords(connection: Connection, kind: RecordKind, where: RecordFilter): number {
  const { sql, values } = condition(kind, where);
  return Number(connection.all(`SELECT count(*) AS n FROM ${kind} WHERE ${sql}`, ...values)[0]?.n);
}

function condition(kind: RecordKind, where: RecordFilter): { sql: string; values: SQLInputValue[] } {
  const parts = ['TRUE'];
  const values: SQLInputValue[] = [];
  for (const [field, wanted] of Object.entries(where)) {
    const path = `$.${JSON.stringify(field)}`;
    if (typeof wanted === 'boolean') {
      parts.push('json_type(doc, ?) = ?');
      values.push(path, String(wanted));
      continue;
    }
    if (typeof wanted === 'number') {
      parts.push(`json_type(doc, ?) IN ('integer', 'real')`);
      values.push(path);
    }
    const isColumn = field === 'id' || columns[kind].includes(field);
    parts.push(isColumn ? `"${field}" IS ?` : 'doc ->> ? IS ?');
    values.push(...(isColumn ? [wanted] : [path, wanted]));
  }
  return { sql: parts.join(' AND '), values };
}
