import { LamwrightError } from '../../records/error.ts';
import type { GgufMetadata } from '../formats/gguf-values.ts';
import type { GgufEntry } from '../formats/gguf-writer.ts';
import type { TokenizerData } from './tokenizer.ts';

const kinds = { normal: 1, control: 3 };

/** Says which of our pretokenizers a file was made with; llama.cpp does not know "words". */
const pretokenizerKey = 'lamwright.pretokenizer';

/**
 * The metadata from which llama.cpp makes the same vocabulary. It always gets token ids from us, so its own way of cutting
 * text need not be ours: "smollm" (single digits, then GPT-2's rule) is what comes nearest to "words".
 */
export function tokenizerEntries(data: TokenizerData): GgufEntry[] {
  const specials = new Set(data.specials);
  const types = data.tokens.map((token) => (specials.has(token) ? kinds.control : kinds.normal));
  return [
    { key: pretokenizerKey, type: 'string', value: data.pretokenizer },
    { key: 'tokenizer.ggml.model', type: 'string', value: 'gpt2' },
    { key: 'tokenizer.ggml.pre', type: 'string', value: 'smollm' },
    { key: 'tokenizer.ggml.tokens', type: 'string', value: data.tokens },
    { key: 'tokenizer.ggml.token_type', type: 'i32', value: types },
    { key: 'tokenizer.ggml.merges', type: 'string', value: data.merges },
    { key: 'tokenizer.ggml.eos_token_id', type: 'u32', value: data.eos },
    // Without one, llama.cpp assumes GPT-2's.
    { key: 'tokenizer.ggml.bos_token_id', type: 'u32', value: data.bos ?? data.eos },
    { key: 'tokenizer.ggml.padding_token_id', type: 'u32', value: data.eos },
    { key: 'tokenizer.ggml.add_bos_token', type: 'bool', value: false },
    { key: 'tokenizer.ggml.add_space_prefix', type: 'bool', value: false },
  ];
}

/** The tokenizer in a GGUF file's metadata: one that we exported, or SmolLM2's. Throws CHECKPOINT_CORRUPT for any other kind. */
export function tokenizerFromGguf(file: { metadata: GgufMetadata }): TokenizerData {
  const { metadata } = file;
  const list = (key: string) => {
    const value = metadata.get(`tokenizer.ggml.${key}`);
    return Array.isArray(value) ? value : [];
  };
  const tokens = list('tokens').map(String);
  const types = list('token_type').map(Number);
  const merges = list('merges').map(String);
  const eos = Number(metadata.get('tokenizer.ggml.eos_token_id'));
  const bos = metadata.get('tokenizer.ggml.bos_token_id');
  const known = metadata.get('tokenizer.ggml.model') === 'gpt2' && metadata.get('tokenizer.ggml.pre') === 'smollm';
  if (!known || tokens.length === 0 || types.length !== tokens.length || !(eos < tokens.length)) {
    throw new LamwrightError(
      'CHECKPOINT_CORRUPT',
      `The file's tokenizer (${String(metadata.get('tokenizer.ggml.pre'))}, ${tokens.length} tokens) is no byte-level BPE of SmolLM2's kind.`,
      { remedy: 'Use SmolLM2-135M-Instruct, or a file that Lamwright exported.' },
    );
  }
  const ours = metadata.get(pretokenizerKey) === 'words';
  return {
    tokens,
    merges,
    specials: tokens.filter((_, id) => types[id] === kinds.control),
    pretokenizer: ours ? 'words' : 'smollm',
    eos,
    bos: bos === undefined || (ours && bos === eos) ? null : Number(bos),
  };
}
