import { LamwrightError } from '../../records/error.ts';
import { type GgufEntry, type GgufOutput, writeGguf } from './gguf-writer.ts';
import type { TensorMap } from './safetensors.ts';

/** What a BERT encoder's weights do not tell. */
export type BertSettings = { name: string; heads: number; normEps: number };

/** llama.cpp's numbers. */
const meanPooling = 1;
const kinds = { normal: 1, unknown: 2, control: 3 };

/** The parts of a layer by their names in Hugging Face files; each has a weight and a bias. */
const layerParts: Record<string, string> = {
  'attention.self.query': 'attn_q',
  'attention.self.key': 'attn_k',
  'attention.self.value': 'attn_v',
  'attention.output.dense': 'attn_output',
  'attention.output.LayerNorm': 'attn_output_norm',
  'intermediate.dense': 'ffn_up',
  'output.dense': 'ffn_down',
  'output.LayerNorm': 'layer_output_norm',
};
const embeddingParts: Record<string, string> = {
  'word_embeddings.weight': 'token_embd.weight',
  'position_embeddings.weight': 'position_embd.weight',
  'token_type_embeddings.weight': 'token_types.weight',
  'LayerNorm.weight': 'token_embd_norm.weight',
  'LayerNorm.bias': 'token_embd_norm.bias',
};

/**
 * Writes a BERT encoder with mean pooling as a GGUF file that llama.cpp makes sentence embeddings with; matrices in half
 * precision. `vocabulary`: the pieces of WordPiece by id. Throws CHECKPOINT_CORRUPT when a weight is missing.
 */
export async function exportBert(
  file: string,
  model: BertSettings & { weights: TensorMap; vocabulary: readonly string[] },
): Promise<void> {
  const layers =
    Math.max(...[...model.weights.keys()].map((name) => Number(/layer\.(\d+)\./.exec(name)?.[1] ?? -1))) + 1;
  const names = new Map(Object.entries(embeddingParts).map(([hf, gguf]) => [`embeddings.${hf}`, gguf]));
  for (let layer = 0; layer < layers; layer++) {
    for (const [hf, gguf] of Object.entries(layerParts)) {
      for (const part of ['weight', 'bias']) {
        names.set(`encoder.layer.${layer}.${hf}.${part}`, `blk.${layer}.${gguf}.${part}`);
      }
    }
  }
  const outputs = [...names].map(([hf, name]): GgufOutput => {
    const { shape, data } = weight(model.weights, hf);
    // llama.cpp adds up these in single precision.
    const whole = shape.length === 1 || name.startsWith('position') || name.startsWith('token_types');
    return { name, shape, quantization: whole ? 'f32' : 'f16', data: () => data };
  });
  await writeGguf(file, [...shapeEntries(model, layers), ...wordPieceEntries(model.vocabulary)], outputs);
}

function weight(weights: TensorMap, name: string) {
  const found = weights.get(name) ?? weights.get(`bert.${name}`);
  if (found !== undefined) return found;
  throw new LamwrightError('CHECKPOINT_CORRUPT', `The encoder's weights have no ${name}.`, {
    remedy: 'Take the model.safetensors of a BERT encoder, such as all-MiniLM-L6-v2.',
  });
}

function shapeEntries(model: BertSettings & { weights: TensorMap }, layers: number): GgufEntry[] {
  const number = (key: string, value: number): GgufEntry => ({ key: `bert.${key}`, type: 'u32', value });
  const [context = 0, width = 0] = weight(model.weights, 'embeddings.position_embeddings.weight').shape;
  return [
    { key: 'general.architecture', type: 'string', value: 'bert' },
    { key: 'general.name', type: 'string', value: model.name },
    { key: 'general.file_type', type: 'u32', value: 1 },
    number('block_count', layers),
    number('context_length', context),
    number('embedding_length', width),
    number('feed_forward_length', weight(model.weights, 'encoder.layer.0.intermediate.dense.bias').shape[0]!),
    number('attention.head_count', model.heads),
    { key: 'bert.attention.layer_norm_epsilon', type: 'f32', value: model.normEps },
    { key: 'bert.attention.causal', type: 'bool', value: false },
    number('pooling_type', meanPooling),
  ];
}

/** llama.cpp marks where a word begins ("▁ren", "ame"); WordPiece marks where it goes on ("ren", "##ame"). */
function wordPieceEntries(vocabulary: readonly string[]): GgufEntry[] {
  const isSpecial = (piece: string) => /^\[.+\]$/.test(piece);
  const id = (key: string, piece: string): GgufEntry => ({
    key: `tokenizer.ggml.${key}_token_id`,
    type: 'u32',
    value: vocabulary.indexOf(piece),
  });
  const written = (piece: string) => {
    if (isSpecial(piece)) return piece;
    return piece.startsWith('##') ? piece.slice(2) : `\u2581${piece}`;
  };
  const kindOf = (piece: string) => {
    if (piece === '[UNK]') return kinds.unknown;
    return isSpecial(piece) ? kinds.control : kinds.normal;
  };
  return [
    { key: 'tokenizer.ggml.model', type: 'string', value: 'bert' },
    { key: 'tokenizer.ggml.token_type_count', type: 'u32', value: 2 },
    { key: 'tokenizer.ggml.tokens', type: 'string', value: vocabulary.map(written) },
    { key: 'tokenizer.ggml.token_type', type: 'i32', value: vocabulary.map(kindOf) },
    id('bos', '[CLS]'),
    id('cls', '[CLS]'),
    id('eos', '[SEP]'),
    id('seperator', '[SEP]'),
    id('padding', '[PAD]'),
    id('unknown', '[UNK]'),
    id('mask', '[MASK]'),
  ];
}
