import { LamwrightError } from '../records/error.ts';
import { resolveEmbedder } from './files/embedder-files.ts';
import type { ResolveOptions } from './files/model-file.ts';
import { startLlama } from './start-llama.ts';

export type Embedder = {
  /** One vector of length 1 for each text (all zero for an empty one); what follows the 254th token is not read. */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
  close(): Promise<void>;
};

/** Numbers of an embedding, and tokens that the model was trained to read. */
export const embeddingWidth = 384;
const textTokens = 254;

/**
 * Opens all-MiniLM-L6-v2: sentence embeddings, about 10 ms a sentence on one core. The first time the model is fetched (91 MB).
 * Throws BASE_MISSING when it is nowhere to be had, SETUP without llama.cpp, CHECKPOINT_CORRUPT for a file of another kind.
 */
export async function openEmbedder(options: ResolveOptions = {}): Promise<Embedder> {
  const file = await resolveEmbedder(options);
  const llama = await startLlama(false);
  const model = await llama.loadModel({ modelPath: file }).catch((cause: unknown) => {
    throw otherKind(file, (cause as Error).message, cause);
  });
  if (model.embeddingVectorSize !== embeddingWidth) {
    await model.dispose();
    throw otherKind(file, `its embeddings have ${model.embeddingVectorSize} numbers, not ${embeddingWidth}`);
  }
  // More threads would only wait for each other.
  const context = await model.createEmbeddingContext({ contextSize: textTokens + 3, threads: 1 });
  return {
    async embed(texts) {
      const vectors: Float32Array[] = [];
      for (const text of texts) {
        const tokens = model.tokenize(text).slice(0, textTokens);
        vectors.push(
          tokens.length === 0 ? new Float32Array(embeddingWidth) : unit((await context.getEmbeddingFor(tokens)).vector),
        );
      }
      return vectors;
    },
    close: () => model.dispose(),
  };
}

/** The likeness of two embeddings, from -1 to 1. */
export const cosine = (a: Float32Array, b: Float32Array): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

function unit(vector: readonly number[]): Float32Array {
  const length = Math.hypot(...vector);
  return Float32Array.from(vector, (value) => value / length);
}

function otherKind(file: string, what: string, cause?: unknown): LamwrightError {
  return new LamwrightError('CHECKPOINT_CORRUPT', `${file} is no sentence embedder: ${what}.`, {
    remedy: 'Delete it, so that it is fetched again, or let LAMWRIGHT_EMBEDDER name all-MiniLM-L6-v2 as GGUF.',
    cause,
  });
}
