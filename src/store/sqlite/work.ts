import type { Claim, FailedWork, StageProgress } from '../store.ts';
import type { Connection, Row } from './connection.ts';

/** Time now, ISO 8601, as the work table keeps it. */
const stamp = () => new Date().toISOString();

/** True as long as nobody took the input after this claim. Called inside a transaction. */
const holdsClaim = `stage = ? AND input = ? AND state = 'running' AND worker = ? AND token = ?`;
const claimKey = (claim: Claim) => [claim.stage, claim.input, claim.worker, claim.token] as const;

export function addWork(connection: Connection, stage: string, inputs: readonly string[]): number {
  const sql = 'INSERT INTO work (stage, input, changedAt) VALUES (?, ?, ?) ON CONFLICT (stage, input) DO NOTHING';
  return connection.transaction(() => {
    let added = 0;
    for (const input of inputs) added += connection.run(sql, stage, input, stamp()).changes;
    return added;
  });
}

/** Waiting inputs first, those that failed least before the others, then those whose lease ran out. */
export function claim(connection: Connection, stage: string, worker: string, leaseMs: number): Claim | null {
  const take = (condition: string, ...values: number[]) =>
    connection.all(
      `UPDATE work SET state = 'running', token = token + 1, worker = ?, expiresAt = ?, changedAt = ?
       WHERE seq = (SELECT seq FROM work WHERE stage = ? AND ${condition} ORDER BY failures, seq LIMIT 1)
       RETURNING input, failures, token, expiresAt`,
      worker,
      Date.now() + leaseMs,
      stamp(),
      stage,
      ...values,
    )[0];
  const row = connection.transaction(
    () => take(`state = 'waiting'`) ?? take(`state = 'running' AND expiresAt <= ?`, Date.now()),
  );
  if (!row) return null;
  const { input, failures, token, expiresAt } = row;
  return {
    stage,
    input: String(input),
    worker,
    attempt: Number(failures) + 1,
    expiresAt: Number(expiresAt),
    token: Number(token),
  };
}

export function renew(connection: Connection, held: Claim, leaseMs: number): boolean {
  const sql = `UPDATE work SET expiresAt = ? WHERE ${holdsClaim}`;
  return connection.run(sql, Date.now() + leaseMs, ...claimKey(held)).changes === 1;
}

/** Marks the input done, inside the caller's transaction; false when the claim was lost. */
export function markDone(connection: Connection, held: Claim): boolean {
  const sql = `UPDATE work SET state = 'done', worker = NULL, expiresAt = NULL, error = NULL, changedAt = ? WHERE ${holdsClaim}`;
  return connection.run(sql, stamp(), ...claimKey(held)).changes === 1;
}

export function fail(connection: Connection, held: Claim, error: string, limit: number): 'retry' | 'failed' {
  const row = connection.all(
    `UPDATE work SET failures = failures + 1, error = ?, worker = NULL, expiresAt = NULL, changedAt = ?,
       state = CASE WHEN failures + 1 >= ? THEN 'failed' ELSE 'waiting' END
     WHERE ${holdsClaim} RETURNING state`,
    error,
    stamp(),
    limit,
    ...claimKey(held),
  )[0];
  return row?.state === 'failed' ? 'failed' : 'retry';
}

export function release(connection: Connection, stage: string, held: (worker: string) => boolean): number {
  const sql = `UPDATE work SET state = 'waiting', worker = NULL, expiresAt = NULL, changedAt = ?
     WHERE stage = ? AND state = 'running' AND worker = ?`;
  return connection.transaction(() => {
    const workers = connection.all(`SELECT DISTINCT worker FROM work WHERE stage = ? AND state = 'running'`, stage);
    let released = 0;
    for (const { worker } of workers) {
      if (held(String(worker))) released += connection.run(sql, stamp(), stage, worker!).changes;
    }
    return released;
  });
}

export function stages(connection: Connection): string[] {
  const rows = connection.all('SELECT stage FROM work GROUP BY stage ORDER BY min(seq)');
  return rows.map((row) => String(row.stage));
}

export function progress(connection: Connection, stage: string): StageProgress {
  const rows = connection.all('SELECT state, count(*) AS n FROM work WHERE stage = ? GROUP BY state', stage);
  const of = (state: string) => Number(rows.find((row) => row.state === state)?.n ?? 0);
  const [done, running, waiting, failed] = [of('done'), of('running'), of('waiting'), of('failed')];
  return { total: done + running + waiting + failed, done, running, waiting, failed };
}

export function failedWork(connection: Connection, stage?: string): FailedWork[] {
  const toFailed = (row: Row): FailedWork => ({
    stage: String(row.stage),
    input: String(row.input),
    attempts: Number(row.failures),
    error: String(row.error),
    at: String(row.changedAt),
  });
  const sql = `SELECT stage, input, failures, error, changedAt FROM work WHERE state = 'failed' AND (? IS NULL OR stage = ?) ORDER BY seq`;
  return connection.all(sql, stage ?? null, stage ?? null).map(toFailed);
}

export function retryFailed(connection: Connection, stage?: string): number {
  const sql = `UPDATE work SET state = 'waiting', failures = 0, changedAt = ? WHERE state = 'failed' AND (? IS NULL OR stage = ?)`;
  return connection.run(sql, stamp(), stage ?? null, stage ?? null).changes;
}
