import type { DecoderShape } from '../decoder.ts';

/** One tensor of a decoder, with its name in both worlds. `rotary`: rows of this many heads are laid out for rotation. */
export type DecoderTensor = { hf: string; gguf: string; shape: number[]; rotary?: number };

/** Every tensor of a decoder of this shape, in the order of the layers. The head is tied to the embedding. */
export function decoderTensors(shape: DecoderShape): DecoderTensor[] {
  const { width, heads, kvHeads, hidden, vocabulary } = shape;
  const kvWidth = (width / heads) * kvHeads;
  const tensors: DecoderTensor[] = [
    { hf: 'model.embed_tokens.weight', gguf: 'token_embd.weight', shape: [vocabulary, width] },
    { hf: 'model.norm.weight', gguf: 'output_norm.weight', shape: [width] },
  ];
  for (let layer = 0; layer < shape.layers; layer++) {
    const add = (hf: string, gguf: string, size: number[], rotary?: number) =>
      tensors.push({
        hf: `model.layers.${layer}.${hf}.weight`,
        gguf: `blk.${layer}.${gguf}.weight`,
        shape: size,
        rotary,
      });
    add('input_layernorm', 'attn_norm', [width]);
    add('self_attn.q_proj', 'attn_q', [width, width], heads);
    add('self_attn.k_proj', 'attn_k', [kvWidth, width], kvHeads);
    add('self_attn.v_proj', 'attn_v', [kvWidth, width]);
    add('self_attn.o_proj', 'attn_output', [width, width]);
    add('post_attention_layernorm', 'ffn_norm', [width]);
    add('mlp.gate_proj', 'ffn_gate', [hidden, width]);
    add('mlp.up_proj', 'ffn_up', [hidden, width]);
    add('mlp.down_proj', 'ffn_down', [width, hidden]);
  }
  return tensors;
}
