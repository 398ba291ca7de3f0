/** Shape of a Llama-style decoder (tied embeddings, RMSNorm, RoPE, SwiGLU, grouped-query attention). */
export type DecoderShape = {
  layers: number;
  width: number;
  heads: number;
  kvHeads: number;
  hidden: number;
  vocabulary: number;
  ropeBase: number;
  normEps: number;
  /** Longest sequence that the model is meant for (context length written on export). */
  context: number;
};

/** Named float32 tensors, row-major [out, in] for linear weights, names as in Hugging Face Llama checkpoints. */
export type Weights = Map<string, { shape: number[]; data: Float32Array }>;
