import { type RecordKind, recordKinds } from '../store.ts';

/** Written to `PRAGMA user_version`; a workspace of another version is refused, never guessed at. */
export const schemaVersion = 3;

/** `PRAGMA application_id`: "LAMW" in ASCII, so that `file` and other tools can name the database. */
export const applicationId = 0x4c414d57;

/** Top-level fields that stand as columns of their own; other fields are compared inside the document. */
export const columns: Record<RecordKind, readonly string[]> = {
  plan: ['app', 'task'],
  task: ['app', 'family', 'template', 'split', 'seed', 'request'],
  trajectory: ['app', 'taskId', 'family', 'template', 'split', 'policy', 'checkpoint', 'seed', 'attempt'],
  checkpoint: ['app', 'name', 'phase', 'base', 'seed'],
  score: ['app', 'policy', 'checkpoint', 'split', 'seed', 'metric'],
  note: ['app', 'stage', 'name'],
  call: ['role', 'model'],
  instance: ['app'],
  judgement: ['app', 'trajectoryId', 'complete', 'verifier'],
  try: ['app', 'template', 'purpose'],
  screen: ['app', 'template'],
  family: ['app', 'name'],
  words: ['app', 'family'],
};

/** Columns for whoever opens the file with another tool; Lamwright does not search them. */
const readableColumns: Partial<Record<RecordKind, Record<string, string>>> = {
  plan: { rule: '$.source.rule' },
  trajectory: { success: '$.outcome.success', reason: '$.outcome.reason', failure: '$.outcome.failure.type' },
};

const indexes: Partial<Record<RecordKind, readonly string[]>> = {
  task: ['split'],
  trajectory: ['taskId', 'policy, split'],
};

/** The kinds of records that came with each version after the first. */
const cameWith: Record<number, readonly RecordKind[]> = {
  2: ['call', 'instance', 'judgement'],
  3: ['try', 'screen', 'family', 'words'],
};

/** The statements that bring a database of an earlier version to this one. */
export const additionsSince = (version: number): string =>
  [
    ...Object.entries(cameWith).flatMap(([came, kinds]) => (Number(came) > version ? tablesOf(kinds) : [])),
    `PRAGMA user_version = ${schemaVersion}`,
  ].join(';\n');

function tablesOf(kinds: readonly RecordKind[]): string[] {
  return kinds.flatMap((kind) => {
    const paths = {
      ...Object.fromEntries(columns[kind].map((name) => [name, `$.${name}`])),
      ...readableColumns[kind],
    };
    const generated = Object.entries(paths).map(
      ([name, path]) => `"${name}" ANY GENERATED ALWAYS AS (doc ->> '${path}') VIRTUAL`,
    );
    return [
      `CREATE TABLE ${kind} (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        doc TEXT NOT NULL CHECK (json_valid(doc)),
        ${generated.join(',\n        ')}
      ) STRICT`,
      ...(indexes[kind] ?? []).map((on, i) => `CREATE INDEX ${kind}_${i} ON ${kind} (${on})`),
    ];
  });
}

/** The statements that lay out an empty database. */
export function layout(): string {
  return [
    ...tablesOf(recordKinds),
    `CREATE TABLE work (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      stage TEXT NOT NULL,
      input TEXT NOT NULL,
      state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'failed')),
      failures INTEGER NOT NULL DEFAULT 0,
      token INTEGER NOT NULL DEFAULT 0,
      worker TEXT,
      expiresAt INTEGER,
      error TEXT,
      changedAt TEXT NOT NULL,
      UNIQUE (stage, input)
    ) STRICT`,
    'CREATE INDEX work_next ON work (stage, state, failures, seq)',
    `PRAGMA application_id = ${applicationId}`,
    `PRAGMA user_version = ${schemaVersion}`,
  ].join(';\n');
}
