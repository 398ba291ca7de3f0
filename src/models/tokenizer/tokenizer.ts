/** Byte-level BPE, the same for a tokenizer that was trained here and for one read from a GGUF file. */
export interface Tokenizer {
  readonly size: number;
  /** Tokens of plain text; special tokens never arise from text. */
  encode(text: string): number[];
  decode(tokens: ArrayLike<number>): string;
  /** Id of a special token (e.g. "<|step|>"); throws where it is not known. */
  special(name: string): number;
  readonly specials: readonly string[];
  /** What a GGUF file or a JSON file needs to hold to make it again. */
  readonly data: TokenizerData;
}

export type TokenizerData = {
  /** Token strings in GPT-2's byte-to-unicode alphabet, by id; special tokens stand as they are. */
  tokens: string[];
  /** "a b" pairs in the order of merging. */
  merges: string[];
  specials: string[];
  /** How text is cut before merging. `words`: an optional space and letters, single digits, single signs. */
  pretokenizer: 'words' | 'smollm';
  /** Kinds of the tokens for GGUF: 1 normal, 3 control, 4 user defined, 5 unused; optional. */
  eos: number;
  bos: number | null;
};
