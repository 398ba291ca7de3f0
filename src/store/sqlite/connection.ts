import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { LamwrightError } from '../../records/error.ts';
import { diskError } from '../disk-error.ts';
import { additionsSince, applicationId, layout, schemaVersion } from './schema.ts';
import { corrupt, sqliteError } from './sqlite-error.ts';

/** How long one process waits for another's transaction. Transactions are short; only a stopped process reaches it. */
const busyMs = 15_000;

export type Row = Record<string, SQLInputValue>;

/** An open workspace database; every error it throws is a LamwrightError where the user can do something. */
export type Connection = {
  readonly file: string;
  all(sql: string, ...values: SQLInputValue[]): Row[];
  run(sql: string, ...values: SQLInputValue[]): { changes: number };
  exec(sql: string): void;
  /** BEGIN IMMEDIATE … COMMIT; rolls back when `body` throws. `body` is synchronous. */
  transaction<T>(body: () => T): T;
  close(): void;
};

/**
 * Opens or makes `<dir>/lamwright.db`.
 * @throws LamwrightError WORKSPACE_VERSION, WORKSPACE_CORRUPT, DISK_FULL, USAGE (folder cannot be written), TIMEOUT
 */
export function openConnection(dir: string): Connection {
  const file = join(dir, 'lamwright.db');
  try {
    mkdirSync(dir, { recursive: true });
  } catch (error) {
    throw diskError(error, dir);
  }
  const guard = <T>(body: () => T): T => {
    try {
      return body();
    } catch (error) {
      throw sqliteError(error, file);
    }
  };
  const db = guard(() => new DatabaseSync(file, { timeout: busyMs }));
  const connection = wrap(db, file, guard);
  try {
    becomeWal(connection);
    connection.exec('PRAGMA synchronous = NORMAL');
    connection.transaction(() => prepare(connection));
  } catch (error) {
    db.close();
    throw error;
  }
  return connection;
}

function wrap(db: DatabaseSync, file: string, guard: <T>(body: () => T) => T): Connection {
  const statements = new Map<string, StatementSync>();
  const statement = (sql: string) => {
    const known = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  return {
    file,
    all: (sql, ...values) => guard(() => statement(sql).all(...values) as Row[]),
    run: (sql, ...values) => guard(() => ({ changes: Number(statement(sql).run(...values).changes) })),
    exec: (sql) => guard(() => db.exec(sql)),
    transaction: (body) => {
      guard(() => db.exec('BEGIN IMMEDIATE'));
      try {
        const result = body();
        guard(() => db.exec('COMMIT'));
        return result;
      } catch (error) {
        if (db.isTransaction) db.exec('ROLLBACK');
        throw error;
      }
    },
    close: () => {
      if (db.isOpen) guard(() => db.close());
    },
  };
}

/** The change to WAL needs the file alone for a moment and does not honour the busy timeout, so it is tried again. */
function becomeWal(connection: Connection): void {
  const until = Date.now() + busyMs;
  for (;;) {
    try {
      connection.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (!(error instanceof LamwrightError && error.code === 'TIMEOUT') || Date.now() > until) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}

/** Lays out an empty file, brings an earlier version up to this one, accepts this one, refuses every other. */
function prepare(connection: Connection): void {
  const { file } = connection;
  const version = Number(connection.all('PRAGMA user_version')[0]?.user_version);
  const application = Number(connection.all('PRAGMA application_id')[0]?.application_id);
  const tables = Number(connection.all('SELECT count(*) AS n FROM sqlite_schema')[0]?.n);
  if (tables === 0 && application === 0) {
    connection.exec(layout());
    return;
  }
  if (application !== applicationId) throw corrupt(file, 'it is not a Lamwright database');
  if (version >= 1 && version < schemaVersion && tables > 0) connection.exec(additionsSince(version));
  else if (version !== schemaVersion) {
    throw new LamwrightError(
      'WORKSPACE_VERSION',
      `The workspace database ${file} has version ${version}; this Lamwright reads version ${schemaVersion}.`,
      { remedy: 'Use the Lamwright that made it, or start anew in another --workspace.' },
    );
  }
  if (tables === 0) throw corrupt(file, 'its tables are missing');
}
