import { setTimeout as sleep } from 'node:timers/promises';
import { type ErrorCode, LamwrightError } from '../records/error.ts';
import type { Claim, FailedWork, RecordKind, StageProgress, Store, StoredRecord } from '../store/store.ts';
import { createWorkerName, isDeadWorker } from './worker-name.ts';

export type StageOutput = { kind: RecordKind; record: StoredRecord };

type WorkContext<R> = {
  /** What `resource.open` gave this worker. */
  resource: R;
  /** Aborted when the user stops the command, another worker met a fatal error, or the claim was lost. */
  signal: AbortSignal;
  /** From 1; grows with each failure of this input, never with a kill. */
  attempt: number;
};

export type StageOptions<R> = {
  store: Store;
  /** Says all that the work depends on beside its input (app, policy, seed): work is done once for each stage and input. */
  stage: string;
  inputs: readonly string[];
  workers?: number;
  /** Tries of an input before it is set down as failed for good; 3 by default. */
  attempts?: number;
  /** How long a claim outlives a worker that can not be seen to be dead; renewed while the work goes on. */
  leaseMs?: number;
  signal?: AbortSignal;
  progress?: (progress: StageProgress) => void;
  /** What a worker keeps over its inputs (a browser); opened only once there is something to do. */
  resource?: { open(): Promise<R>; close(resource: R): Promise<void> };
  work(input: string, context: WorkContext<R>): Promise<readonly StageOutput[]>;
};

export type StageResult = StageProgress & {
  stage: string;
  doneNow: number;
  failures: FailedWork[];
  durationMs: number;
};

/** Errors that no second try mends: they end the stage, and the input stays to be done. */
const fatal: readonly ErrorCode[] = [
  'DISK_FULL',
  'WORKSPACE_CORRUPT',
  'WORKSPACE_VERSION',
  'BROWSER_MISSING',
  'BASE_MISSING',
  'CHECKPOINT_CORRUPT',
  'APP_UNKNOWN',
  'APP_MALFORMED',
  'CHAT_ENDPOINT',
  'CHAT_KEY',
  'CHAT_BUDGET',
  'CHAT_UNRECORDED',
  'SETUP',
  'USAGE',
];

const pollMs = 250;

/**
 * Does all the work of a stage: inputs without outputs, whoever declared them. Several processes may run one stage; a
 * killed one is resumed by running it again. Failed inputs are in the result; a fatal error or an abort is thrown.
 */
export async function runStage<R = undefined>(options: StageOptions<R>): Promise<StageResult> {
  const { store, stage, inputs, workers = 1 } = options;
  const started = performance.now();
  const ended = new AbortController();
  const signal = AbortSignal.any([ended.signal, ...(options.signal ? [options.signal] : [])]);
  const report = async () => options.progress?.(await store.progress(stage));

  signal.throwIfAborted();
  await store.addWork(stage, inputs);
  await report();
  const lane = async () => {
    try {
      return await runLane(options, signal, report);
    } catch (error) {
      ended.abort(error);
      throw error;
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: Math.max(1, workers) }, lane));
  options.signal?.throwIfAborted();
  let doneNow = 0;
  for (const result of lanes) {
    if (result.status === 'rejected') throw signal.reason;
    doneNow += result.value;
  }
  const counts = await store.progress(stage);
  const failures = await store.failed(stage);
  return { stage, ...counts, doneNow, failures, durationMs: performance.now() - started };
}

/** One worker: claims, works and finishes until nothing is left that it or another worker could still do. */
async function runLane<R>(options: StageOptions<R>, signal: AbortSignal, report: () => Promise<void>): Promise<number> {
  const { store, stage, leaseMs = 30_000, resource } = options;
  const worker = createWorkerName();
  let opened: { it: R } | undefined;
  let done = 0;
  try {
    while (!signal.aborted) {
      const claim = await store.claim(stage, worker, leaseMs);
      if (claim === null) {
        const { running, waiting } = await store.progress(stage);
        if (running + waiting === 0) break;
        if ((await store.release(stage, isDeadWorker)) === 0) await sleep(pollMs, null, { signal }).catch(() => null);
        continue;
      }
      opened ??= { it: (await resource?.open()) as R };
      if (await runClaim(options, claim, opened.it, signal)) done++;
      await report();
    }
  } finally {
    await store.release(stage, (name) => name === worker);
    if (opened) await resource?.close(opened.it);
  }
  return done;
}

/** Works on one input; true when its outputs were written. Throws only what is fatal to the stage. */
async function runClaim<R>(options: StageOptions<R>, claim: Claim, resource: R, signal: AbortSignal): Promise<boolean> {
  const { store, leaseMs = 30_000, attempts = 3 } = options;
  const lost = new AbortController();
  const renewal = setInterval(async () => {
    const held = await store.renew(claim, leaseMs).catch(() => true);
    if (!held)
      lost.abort(new LamwrightError('TIMEOUT', `The claim on ${claim.input} was lost.`, { remedy: 'None needed.' }));
  }, leaseMs / 3);
  try {
    const context = { resource, signal: AbortSignal.any([signal, lost.signal]), attempt: claim.attempt };
    return await store.finish(claim, await options.work(claim.input, context));
  } catch (error) {
    if (error instanceof LamwrightError && fatal.includes(error.code)) throw error;
    if (!signal.aborted && !lost.signal.aborted) await store.fail(claim, describe(error), attempts);
    return false;
  } finally {
    clearInterval(renewal);
  }
}

function describe(error: unknown): string {
  if (error instanceof LamwrightError) return `${error.code}: ${error.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
