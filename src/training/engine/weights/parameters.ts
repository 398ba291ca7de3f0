import type { DecoderShape, Trainable } from '../engine.ts';

/** Names and shapes of the tensors of a decoder, as in Hugging Face's Llama checkpoints. */
export type ParameterShape = { name: string; shape: number[] };

export const EMBEDDING = 'model.embed_tokens.weight';
export const FINAL_NORM = 'model.norm.weight';
export const SCORE_WEIGHT = 'score.weight';
export const SCORE_BIAS = 'score.bias';

export type LinearName = 'q' | 'k' | 'v' | 'o' | 'gate' | 'up' | 'down';
const LINEARS: readonly LinearName[] = ['q', 'k', 'v', 'o', 'gate', 'up', 'down'];

/** Name of a linear layer without its ending: `${linearPath(3, 'q')}.weight`. */
function linearPath(layer: number, linear: LinearName): string {
  const inAttention = linear === 'q' || linear === 'k' || linear === 'v' || linear === 'o';
  return `model.layers.${layer}.${inAttention ? 'self_attn' : 'mlp'}.${linear}_proj`;
}

export const weightName = (layer: number, linear: LinearName) => `${linearPath(layer, linear)}.weight`;
export const adapterDown = (layer: number, linear: LinearName) => `${linearPath(layer, linear)}.lora_A.weight`;
export const adapterUp = (layer: number, linear: LinearName) => `${linearPath(layer, linear)}.lora_B.weight`;
export const attentionNorm = (layer: number) => `model.layers.${layer}.input_layernorm.weight`;
export const mlpNorm = (layer: number) => `model.layers.${layer}.post_attention_layernorm.weight`;

/** [out, in] of a linear layer. */
export function linearShape(shape: DecoderShape, linear: LinearName): [number, number] {
  const keys = (shape.width / shape.heads) * shape.kvHeads;
  if (linear === 'k' || linear === 'v') return [keys, shape.width];
  if (linear === 'gate' || linear === 'up') return [shape.hidden, shape.width];
  return [shape.width, linear === 'down' ? shape.hidden : shape.width];
}

/** True for the weight of a linear layer that the graphs take as bytes. */
export const isHeldAsBytes = (trainable: Trainable, name: string) =>
  trainable.kind === 'lora' && trainable.frozen === 'bytes' && name.endsWith('_proj.weight');

export function baseParameters(shape: DecoderShape): ParameterShape[] {
  const { width } = shape;
  const layers = Array.from({ length: shape.layers }, (_, layer) => [
    { name: attentionNorm(layer), shape: [width] },
    { name: mlpNorm(layer), shape: [width] },
    ...LINEARS.map((linear) => ({ name: weightName(layer, linear), shape: [...linearShape(shape, linear)] })),
  ]);
  return [
    { name: EMBEDDING, shape: [shape.vocabulary, width] },
    ...layers.flat(),
    { name: FINAL_NORM, shape: [width] },
  ];
}

/** The adapters of `trainable`; none when every weight is trained. */
export function adapterParameters(shape: DecoderShape, trainable: Trainable): ParameterShape[] {
  if (trainable.kind === 'full') return [];
  const { rank, fromLayer } = trainable;
  const layers = Array.from({ length: shape.layers - fromLayer }, (_, i) => fromLayer + i);
  return layers.flatMap((layer) =>
    LINEARS.flatMap((linear) => {
      const [out, wide] = linearShape(shape, linear);
      return [
        { name: adapterDown(layer, linear), shape: [rank, wide] },
        { name: adapterUp(layer, linear), shape: [out, rank] },
      ];
    }),
  );
}

export function scoreParameters(shape: DecoderShape): ParameterShape[] {
  return [
    { name: SCORE_WEIGHT, shape: [1, shape.width] },
    { name: SCORE_BIAS, shape: [1] },
  ];
}

/** What is trained, in the order of the checkpoint; the scalar head comes last. */
export function trainableParameters(shape: DecoderShape, trainable: Trainable): ParameterShape[] {
  const decoder = trainable.kind === 'full' ? baseParameters(shape) : adapterParameters(shape, trainable);
  return [...decoder, ...scoreParameters(shape)];
}

/** Each adapted linear layer: name of its weight and of its two adapter matrices. */
export function adaptedLinears(shape: DecoderShape, trainable: Trainable) {
  if (trainable.kind === 'full') return [];
  const layers = Array.from({ length: shape.layers - trainable.fromLayer }, (_, i) => trainable.fromLayer + i);
  return layers.flatMap((layer) =>
    LINEARS.map((linear) => ({
      weight: weightName(layer, linear),
      down: adapterDown(layer, linear),
      up: adapterUp(layer, linear),
    })),
  );
}

/** True for a parameter of one of the blocks from `first` up to, not including, `end`. */
export function isInLayers(name: string, first: number, end: number): boolean {
  const layer = /^model\.layers\.(\d+)\./.exec(name)?.[1];
  return layer !== undefined && Number(layer) >= first && Number(layer) < end;
}

/** The first block that training reaches; those below are frozen. */
export const firstTrainedLayer = (trainable: Trainable) => (trainable.kind === 'full' ? 0 : trainable.fromLayer);

export const elements = (shape: readonly number[]) => shape.reduce((product, d) => product * d, 1);
