import { LamwrightError } from '../../records/error.ts';
import type { DecoderShape, Weights } from '../decoder.ts';
import { tokenizerEntries, tokenizerFromGguf } from '../tokenizer/gguf-tokenizer.ts';
import type { TokenizerData } from '../tokenizer/tokenizer.ts';
import { decoderTensors } from './gguf-names.ts';
import { corruptFile, type GgufFile, openGguf } from './gguf-reader.ts';
import { ggufAlignment } from './gguf-values.ts';
import { type GgufEntry, writeGguf } from './gguf-writer.ts';
import { convertRotary } from './rotary-layout.ts';
import type { Quantization } from './tensor-types.ts';

export type Base = { shape: DecoderShape; weights: Weights; tokenizer: TokenizerData };

/** llama.cpp's file_type numbers: what most of the tensors are. */
const fileTypes: Record<Quantization, number> = { f32: 0, f16: 1, q8_0: 7 };

/**
 * Writes a decoder as a GGUF file that llama.cpp runs. Norms stay f32; with q8_0, weights whose rows are no multiple of 32
 * long stay f16. Throws USAGE when a weight is missing or has another shape.
 */
export async function exportGguf(
  file: string,
  model: Base & { quantization: Quantization; name: string },
): Promise<void> {
  const { shape, weights, quantization } = model;
  const outputs = decoderTensors(shape).map((tensor) => {
    const weight = weights.get(tensor.hf);
    const columns = tensor.shape.at(-1)!;
    if (weight === undefined || String(weight.shape) !== String(tensor.shape)) {
      throw new LamwrightError('USAGE', `${tensor.hf} is ${weight?.shape ?? 'missing'}; it must be ${tensor.shape}.`, {
        remedy: 'Export with the shape that the weights were made for.',
      });
    }
    const { rotary } = tensor;
    return {
      name: tensor.gguf,
      shape: tensor.shape,
      quantization: storedAs(tensor.shape, quantization),
      data: () => (rotary ? convertRotary(weight.data, { heads: rotary, columns }, 'interleaved') : weight.data),
    };
  });
  await writeGguf(
    file,
    [...shapeEntries(shape, model.name, quantization), ...tokenizerEntries(model.tokenizer)],
    outputs,
  );
}

function storedAs(shape: number[], wanted: Quantization): Quantization {
  if (shape.length === 1) return 'f32';
  return wanted === 'q8_0' && shape.at(-1)! % 32 !== 0 ? 'f16' : wanted;
}

function shapeEntries(shape: DecoderShape, name: string, quantization: Quantization): GgufEntry[] {
  const number = (key: string, value: number): GgufEntry => ({ key: `llama.${key}`, type: 'u32', value });
  return [
    { key: 'general.architecture', type: 'string', value: 'llama' },
    { key: 'general.name', type: 'string', value: name },
    { key: 'general.alignment', type: 'u32', value: ggufAlignment },
    { key: 'general.file_type', type: 'u32', value: fileTypes[quantization] },
    number('block_count', shape.layers),
    number('context_length', shape.context),
    number('embedding_length', shape.width),
    number('feed_forward_length', shape.hidden),
    number('attention.head_count', shape.heads),
    number('attention.head_count_kv', shape.kvHeads),
    number('rope.dimension_count', shape.width / shape.heads),
    number('vocab_size', shape.vocabulary),
    { key: 'llama.attention.layer_norm_rms_epsilon', type: 'f32', value: shape.normEps },
    { key: 'llama.rope.freq_base', type: 'f32', value: shape.ropeBase },
  ];
}

/** Reads a base (SmolLM2, or a file that we exported) into float32 weights with Hugging Face names and rotary layout. Throws CHECKPOINT_CORRUPT. */
export async function readBase(path: string): Promise<Base> {
  const file = await openGguf(path);
  try {
    const tokenizer = tokenizerFromGguf(file);
    const shape = shapeOf(file, path);
    const least = shape.layers * tensorsOfLayer;
    if (least > file.tensors.size) throw corruptFile(path, `it has fewer than the ${shape.layers} layers that it says`);
    if (file.tensors.has('output.weight')) throw corruptFile(path, 'its head is not tied to its embedding');
    const weights: Weights = new Map();
    for (const tensor of decoderTensors(shape)) {
      const stored = await file.read(tensor.gguf);
      const columns = tensor.shape.at(-1)!;
      const found = file.tensors.get(tensor.gguf)!.shape;
      if (String(found) !== String(tensor.shape))
        throw corruptFile(path, `${tensor.gguf} is ${found}, not ${tensor.shape}`);
      const data = tensor.rotary ? convertRotary(stored, { heads: tensor.rotary, columns }, 'halves') : stored;
      weights.set(tensor.hf, { shape: tensor.shape, data });
    }
    return { shape, weights, tokenizer };
  } finally {
    await file.close();
  }
}

const tensorsOfLayer = 9;

function shapeOf(file: GgufFile, path: string): DecoderShape {
  const architecture = file.metadata.get('general.architecture');
  if (architecture !== 'llama') throw corruptFile(path, `its architecture is ${String(architecture)}, not llama`);
  const number = (key: string, fallback?: number) => {
    const value = Number(file.metadata.get(`llama.${key}`) ?? fallback);
    if (!(value > 0)) throw corruptFile(path, `llama.${key} is missing`);
    return value;
  };
  const heads = number('attention.head_count');
  return {
    layers: number('block_count'),
    width: number('embedding_length'),
    heads,
    kvHeads: number('attention.head_count_kv', heads),
    hidden: number('feed_forward_length'),
    vocabulary: file.tensors.get('token_embd.weight')?.shape[0] ?? number('vocab_size'),
    ropeBase: number('rope.freq_base', 10_000),
    // Stored as float32: 1e-5 would come back as 9.999999747378752e-6.
    normEps: Number(number('attention.layer_norm_rms_epsilon').toPrecision(6)),
    context: number('context_length'),
  };
}
