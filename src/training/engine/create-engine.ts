import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { ensureEngines, noProgram } from '../../models/engines.ts';
import { type ErrorCode, LamwrightError } from '../../records/error.ts';
import { checkWeights } from './check-input.ts';
import type { DecoderShape, Engine, ScalarSequence, Sequence, Trainable, Weights } from './engine.ts';
import { checkMemory, roomForCache } from './memory.ts';

type Method = 'step' | 'logProbabilities' | 'scalarStep' | 'scalars' | 'weights' | 'save' | 'load' | 'close';
export type Call = { id: number; method: Method; args: unknown[] };
export type Reply =
  | { id: number; value: unknown }
  | { id: number; error: { message: string; stack?: string; code?: ErrorCode; remedy?: string } };

type Waiting = { resolve(value: unknown): void; reject(error: Error): void };

/**
 * A decoder that trains in a worker thread. `weights` are copied; `seed` draws the adapters; `threads` is the number of
 * threads of the arithmetic (default and most: all processors); `cacheMiB` is the memory in which the output of frozen lower
 * blocks is kept, so that a sequence seen again skips them (default what memory has room for, at most 1024, about 900 sequences of 500 tokens at width 576).
 * Two engines with the same options and calls give the same bits.
 * Calls run one after another. A worker that dies rejects every call with MODEL_FAILED.
 */
export async function createEngine(options: {
  shape: DecoderShape;
  weights: Weights;
  trainable: Trainable;
  seed: number;
  threads?: number;
  cacheMiB?: number;
}): Promise<Engine> {
  checkWeights(options.shape, options.weights, options.trainable);
  checkMemory(options.weights);
  const cacheMiB = options.cacheMiB ?? roomForCache(options.weights);
  await ensureEngines();
  const cores = availableParallelism();
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = new Worker(new URL(`./engine-worker.${ending}`, import.meta.url), {
    workerData: { ...options, threads: Math.min(options.threads ?? cores, cores), cacheMiB },
  });
  const waiting = new Map<number, Waiting>();
  let count = 0;
  let ended: LamwrightError | undefined;
  const end = (error: LamwrightError) => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  worker.on('error', (cause) => end(notLoaded(cause) ?? failure('the training worker failed', cause)));
  worker.on('exit', (code) => end(failure(`the training worker has ended (exit code ${code})`)));
  worker.on('message', (reply: Reply) => {
    const call = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (waiting.size === 0) worker.unref();
    if ('error' in reply) call?.reject(toError(reply.error));
    else call?.resolve(reply.value);
  });
  const wait = <T>(id: number) =>
    new Promise<T>((resolve, reject) => {
      if (ended) return reject(ended);
      worker.ref();
      waiting.set(id, { resolve: (value) => resolve(value as T), reject });
    });
  const call = <T>(method: Method, ...args: unknown[]): Promise<T> => {
    const id = ++count;
    const answer = wait<T>(id);
    if (!ended) worker.postMessage({ id, method, args } satisfies Call);
    return answer;
  };
  await wait<void>(0);

  let closing: Promise<void> | undefined;
  const close = async () => {
    if (ended) return;
    const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    await call<void>('close');
    worker.ref();
    await exited;
  };
  return {
    shape: options.shape,
    step: (batch, stepOptions) => call('step', batch.map(packSequence), stepOptions),
    logProbabilities: (batch) => call('logProbabilities', batch.map(packSequence)),
    scalarStep: (batch, stepOptions) => call('scalarStep', batch.map(packScalars), stepOptions),
    scalars: (batch) => call('scalars', batch.map(packScalars)),
    weights: () => call('weights'),
    save: (file) => call('save', file),
    load: (file) => call('load', file),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

/** Typed arrays travel to the worker much faster than arrays of numbers. */
function packSequence({ tokens, targets, weights }: Sequence): Sequence {
  return {
    tokens: Int32Array.from(tokens),
    targets: Int32Array.from(targets),
    ...(weights && { weights: Float32Array.from(weights) }),
  };
}

function packScalars(sequence: Omit<ScalarSequence, 'values'> & { values?: ArrayLike<number> }) {
  return {
    tokens: Int32Array.from(sequence.tokens),
    positions: Int32Array.from(sequence.positions),
    ...(sequence.values && { values: Float32Array.from(sequence.values) }),
  };
}

function toError(error: Extract<Reply, { error: unknown }>['error']): Error {
  const { message, stack, code, remedy } = error;
  if (code && remedy) return new LamwrightError(code, message, { remedy });
  return failure(`the training worker failed: ${message}`, stack);
}

/** The worker's modules are ours and onnxruntime-node: only its program can be missing. */
function notLoaded(cause: unknown): LamwrightError | undefined {
  const codes = ['MODULE_NOT_FOUND', 'ERR_MODULE_NOT_FOUND', 'ERR_DLOPEN_FAILED'];
  if (!codes.includes((cause as NodeJS.ErrnoException).code ?? '')) return undefined;
  return noProgram('onnxruntime', cause);
}

function failure(message: string, cause?: unknown): LamwrightError {
  const remedy = 'Run the command again: training goes on from its last checkpoint. If it dies again, free memory.';
  return new LamwrightError('MODEL_FAILED', message, { remedy, cause });
}
