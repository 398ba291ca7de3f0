/** What every home of records offers (SQLite now, Postgres later); one contract suite runs against each. */

/** Kinds of records, one table of JSON documents each. */
export const recordKinds = ['plan', 'task', 'trajectory', 'checkpoint', 'score', 'note'] as const;
export type RecordKind = (typeof recordKinds)[number];

export type StoredRecord = { id: string } & Record<string, unknown>;

/** A worker's hold on one input of a stage until `expiresAt`; a kill loses the claim, never a record. */
export type Claim = { stage: string; input: string; worker: string; attempt: number; expiresAt: number };

export type StageProgress = { total: number; done: number; running: number; waiting: number; failed: number };

export type FailedWork = { stage: string; input: string; attempts: number; error: string; at: string };

export interface Store {
  /** Appends records; an id that is there already is left as it is. Returns how many were new. */
  put(kind: RecordKind, records: readonly StoredRecord[]): Promise<number>;
  get<T = StoredRecord>(kind: RecordKind, id: string): Promise<T | null>;
  /** All records of a kind in insertion order; `where` compares top-level fields for equality. */
  list<T = StoredRecord>(kind: RecordKind, where?: Record<string, string | number | boolean | null>): Promise<T[]>;
  count(kind: RecordKind, where?: Record<string, string | number | boolean | null>): Promise<number>;

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
  progress(stage: string): Promise<StageProgress>;
  failed(stage?: string): Promise<FailedWork[]>;
  /** Puts what failed for good back to work. */
  retryFailed(stage?: string): Promise<number>;

  /** Files named by hash beside the database (screenshots, models). */
  putBlob(bytes: Uint8Array, extension: string): Promise<string>;
  blobPath(name: string): string;
  close(): Promise<void>;
}
