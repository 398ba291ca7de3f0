import { availableParallelism } from 'node:os';
import { LamwrightError } from '../records/error.ts';
import { createLlamaSession, type LlamaSession } from './llama-session.ts';
import { loadGguf } from './load-gguf.ts';
import type { LlamaDevice } from './start-llama.ts';

export type LlamaRuntimeOptions = {
  /** Threads of one session; default 1 for files below 50 MB (more would only wait for each other), else every core. */
  threads?: number;
  /** Tokens that a session holds at most; default what the model was trained for, 4096 at most. */
  contextSize?: number;
  gpu?: LlamaDevice;
  /** Keep the cache in float32: log-probabilities to 1e-3 of the training engine's instead of 1e-2, and slower. */
  exact?: boolean;
};

/** A model in memory. Sessions share its weights; each has its own cache and may run beside the others. */
export type LlamaRuntime = {
  readonly vocabulary: number;
  readonly contextSize: number;
  session(): Promise<LlamaSession>;
  /** Token ids of a text by llama.cpp's own tokenizer; only to compare with ours. */
  tokenize(text: string): number[];
  /** Frees the model and every session of it. */
  close(): Promise<void>;
};

const smallFileBytes = 50e6;

/**
 * Loads a GGUF file with llama.cpp. Throws SETUP when llama.cpp's binary for this machine is missing, BASE_MISSING when there
 * is no such file, CHECKPOINT_CORRUPT when it cannot be loaded, MODEL_FAILED when memory does not suffice.
 */
export async function loadLlama(ggufPath: string, options: LlamaRuntimeOptions = {}): Promise<LlamaRuntime> {
  const { model, bytes } = await loadGguf(ggufPath, { gpu: options.gpu });
  const threads = options.threads ?? (bytes < smallFileBytes ? 1 : availableParallelism());
  const contextSize = options.contextSize ?? Math.min(model.trainContextSize, 4096);
  // Flash attention with a half-precision cache is the quickest; with a float32 cache it is ten times slower than without.
  const cache = options.exact
    ? ({ flashAttention: false, experimentalKvCacheKeyType: 'F32', experimentalKvCacheValueType: 'F32' } as const)
    : { flashAttention: true };
  const vocabulary = model.fileInfo.metadata.tokenizer.ggml.tokens.length;
  return {
    vocabulary,
    contextSize,
    async session() {
      const context = await model
        .createContext({
          // llama.cpp keeps the last place of a context free.
          contextSize: contextSize + 1,
          threads,
          batchSize: Math.min(512, contextSize),
          ...cache,
        })
        .catch((cause: unknown) => {
          throw new LamwrightError('MODEL_FAILED', `No room for a session of ${contextSize} tokens with ${ggufPath}.`, {
            remedy: 'Use fewer workers or a smaller context size, or free some memory.',
            cause,
          });
        });
      return createLlamaSession(context, { vocabulary, contextSize });
    },
    tokenize: (text) => [...model.tokenize(text, false)],
    close: () => model.dispose(),
  };
}
