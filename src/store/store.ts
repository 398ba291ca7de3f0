/** What every home of records offers (SQLite now, Postgres later); one contract suite runs against each. */

/** Kinds of records, one table of JSON documents each. */
export const recordKinds = [
  'plan',
  'task',
  'trajectory',
  'checkpoint',
  'score',
  'note',
  'call',
  'instance',
  'judgement',
  'try',
  'screen',
  'family',
  'words',
] as const;
export type RecordKind = (typeof recordKinds)[number];

export type StoredRecord = { id: string } & Record<string, unknown>;

/**
 * A worker's hold on one input of a stage until `expiresAt` (epoch milliseconds); a kill loses the claim, never a record.
 * `attempt` counts from 1 and grows with each failure, not with each kill, so what is made from it does not depend on kills.
 * `token` is new with every claim: it tells a lost claim from the one that followed it.
 */
export type Claim = {
  stage: string;
  input: string;
  worker: string;
  attempt: number;
  expiresAt: number;
  token: number;
};

export type RecordFilter = Record<string, string | number | boolean | null>;

export type StageProgress = { total: number; done: number; running: number; waiting: number; failed: number };

export type FailedWork = { stage: string; input: string; attempts: number; error: string; at: string };

export interface Store {
  /** Appends records; an id that is there already is left as it is. Returns how many were new. */
  put(kind: RecordKind, records: readonly StoredRecord[]): Promise<number>;
  get<T = StoredRecord>(kind: RecordKind, id: string): Promise<T | null>;
  /** All records of a kind in insertion order; `where` compares top-level fields for equality (null: absent or null). */
  list<T = StoredRecord>(kind: RecordKind, where?: RecordFilter): Promise<T[]>;
  /** As `list`, a page at a time: for trajectories, which do not all fit in memory. */
  each<T = StoredRecord>(kind: RecordKind, where?: RecordFilter): AsyncIterable<T>;
  count(kind: RecordKind, where?: RecordFilter): Promise<number>;

  /** Declares inputs of a stage; those known already are left as they are (done stays done). */
  addWork(stage: string, inputs: readonly string[]): Promise<number>;
  /** The next input without an output and without a live claim, or null. */
  claim(stage: string, worker: string, leaseMs: number): Promise<Claim | null>;
  /** Extends a claim. False when it was lost to another worker. */
  renew(claim: Claim, leaseMs: number): Promise<boolean>;
  /** Writes the outputs and marks the input done in one transaction. False (nothing written) when the claim was lost. */
  finish(claim: Claim, outputs: readonly { kind: RecordKind; record: StoredRecord }[]): Promise<boolean>;
  /** Gives the input back for another attempt, or, after `limit` attempts, sets it down as failed for good. */
  fail(claim: Claim, error: string, limit: number): Promise<'retry' | 'failed'>;
  /** Gives back, without counting an attempt, the claims of every worker that `held` names (dead ones, or one's own). */
  release(stage: string, held: (worker: string) => boolean): Promise<number>;
  /** Names of all stages, in the order in which work was first declared. */
  stages(): Promise<string[]>;
  progress(stage: string): Promise<StageProgress>;
  failed(stage?: string): Promise<FailedWork[]>;
  /** Puts what failed for good back to work. */
  retryFailed(stage?: string): Promise<number>;

  /** Files named by hash beside the database (screenshots, models). */
  putBlob(bytes: Uint8Array, extension: string): Promise<string>;
  blobPath(name: string): string;
  close(): Promise<void>;
}
