import { parentPort, workerData } from 'node:worker_threads';
import { LamwrightError } from '../../records/error.ts';
import type { Call, Reply } from './create-engine.ts';
import { createLocalEngine, type EngineOptions } from './local-engine.ts';

const port = parentPort!;
const engine = await createLocalEngine(workerData as EngineOptions);
let last: Promise<void> = Promise.resolve();

port.on('message', (call: Call) => {
  last = last.then(() => answer(call));
});
port.postMessage({ id: 0, value: undefined } satisfies Reply);

async function answer({ id, method, args }: Call): Promise<void> {
  let reply: Reply;
  try {
    const run = engine[method] as (...args: unknown[]) => Promise<unknown>;
    reply = { id, value: await run(...args) };
  } catch (error) {
    const { message, stack } = error as Error;
    const known = error instanceof LamwrightError ? { code: error.code, remedy: error.remedy } : undefined;
    reply = { id, error: { message, stack, ...known } };
  }
  port.postMessage(reply, transferable(reply));
  if (method === 'close') port.close();
}

/** Merged weights are copies, so that they may move instead of being copied again. */
function transferable(reply: Reply): ArrayBuffer[] {
  if (!('value' in reply) || !(reply.value instanceof Map)) return [];
  return [...reply.value.values()].map((tensor: { data: Float32Array }) => tensor.data.buffer as ArrayBuffer);
}
