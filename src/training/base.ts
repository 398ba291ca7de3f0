import { defaultLimits, type ListingLimits } from '../agent/prompt/listing.ts';
import { slotNames } from '../agent/prompt/slots.ts';
import { specialNames } from '../agent/prompt/specials.ts';
import type { DecoderShape, Weights } from '../models/decoder.ts';
import { resolveModelFile } from '../models/files/model-file.ts';
import { readBase } from '../models/formats/gguf.ts';
import { extendTokenizer } from '../models/tokenizer/extend-tokenizer.ts';
import type { TokenizerData } from '../models/tokenizer/tokenizer.ts';
import { trainTokenizer } from '../models/tokenizer/train-tokenizer.ts';
import type { Kernel, Trainable } from './engine/engine.ts';
import { initialWeights } from './engine/weights/initial-weights.ts';

/** The two models that training can start from: a tiny decoder from scratch, or SmolLM2-135M-Instruct by LoRA. */
export const baseNames = ['tiny', 'smollm2-135m'] as const;
export type BaseName = (typeof baseNames)[number];

export type Base = {
  name: BaseName;
  shape: DecoderShape;
  weights: Weights;
  tokenizer: TokenizerData;
  trainable: Trainable;
  limits: ListingLimits;
  /** Longest training sequence, in tokens. */
  longest: number;
  quantization: 'f32' | 'f16' | 'q8_0';
};

/** About 5 million parameters, most of them in the blocks; the vocabulary is the application's own. */
const tiny = {
  layers: 5,
  width: 256,
  heads: 4,
  kvHeads: 4,
  hidden: 768,
  ropeBase: 100_000,
  normEps: 1e-5,
  context: 2048,
};
const tinyVocabulary = 4096;

/** `texts` hold the application's words, which the tiny base's tokenizer keeps whole; the other base brings its own tokenizer. `kernel`: how frozen weights multiply. */
export async function prepareBase(
  name: BaseName,
  texts: Iterable<string>,
  seed: number,
  kernel: Kernel = 'bytes',
): Promise<Base> {
  if (name === 'tiny') {
    const tokenizer = trainTokenizer(texts, {
      size: tinyVocabulary,
      specials: ['<|end|>', ...specialNames, ...slotNames],
    });
    const shape = { ...tiny, vocabulary: tokenizer.tokens.length };
    return {
      name,
      shape,
      weights: initialWeights(shape, seed),
      tokenizer,
      trainable: { kind: 'full' },
      limits: defaultLimits,
      longest: 1024,
      quantization: 'f16',
    };
  }
  const { shape, weights, tokenizer } = await readBase(await resolveModelFile('smollm2-135m-instruct'));
  return {
    name,
    shape,
    weights,
    tokenizer: extendTokenizer(tokenizer, specialNames),
    trainable: { kind: 'lora', rank: 16, alpha: 32, fromLayer: 10, frozen: kernel },
    limits: defaultLimits,
    longest: 1024,
    quantization: 'q8_0',
  };
}
