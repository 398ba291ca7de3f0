import { stat } from 'node:fs/promises';
import type { LlamaModel } from 'node-llama-cpp';
import { LamwrightError } from '../records/error.ts';
import { type LlamaDevice, startLlama } from './start-llama.ts';

/**
 * Loads a GGUF file with llama.cpp. Rejects with SETUP when llama.cpp's binary for this machine is missing, BASE_MISSING when there
 * is no such file, CHECKPOINT_CORRUPT when it cannot be loaded, MODEL_FAILED when memory does not suffice.
 */
export async function loadGguf(
  path: string,
  { gpu = false, use = 'agent', signal }: { gpu?: LlamaDevice; use?: 'agent' | 'chat'; signal?: AbortSignal } = {},
): Promise<{ model: LlamaModel; bytes: number }> {
  const { size } = await stat(path).catch((cause: unknown) => {
    throw new LamwrightError('BASE_MISSING', `There is no model file at ${path}.`, {
      remedy: 'Train or export a model first, or give the path of a GGUF file.',
      cause,
    });
  });
  const noMemory = (cause?: unknown) =>
    new LamwrightError('MODEL_FAILED', `There is not enough memory to load ${path}.`, {
      remedy: 'Free some memory, or use a smaller model or quantization.',
      cause,
    });
  // The system would page it in and out for ever, or end the process.
  if (size > process.availableMemory()) throw noMemory();
  const llama = await startLlama(gpu, use);
  const { InsufficientMemoryError } = await import('node-llama-cpp');
  try {
    return { model: await llama.loadModel({ modelPath: path, loadSignal: signal }), bytes: size };
  } catch (cause) {
    signal?.throwIfAborted();
    if (cause instanceof InsufficientMemoryError) throw noMemory(cause);
    throw new LamwrightError('CHECKPOINT_CORRUPT', `llama.cpp cannot load ${path}: ${(cause as Error).message}`, {
      remedy: 'The file is cut, damaged or of a kind that llama.cpp does not know: export or download it again.',
      cause,
    });
  }
}
