/** The only room that knows ONNX. A decoder of the Llama shape, trained step by step. */
import type { DecoderShape, Weights } from '../../models/decoder.ts';

export type { DecoderShape, Weights };

/** How frozen weights multiply: as floats, or as bytes, about 2.7 times as fast where the processor has instructions for them. */
export type Kernel = 'floats' | 'bytes';

/**
 * What is trained: every weight, or LoRA adapters on the linear layers from block `fromLayer` on. The frozen weights
 * multiply as floats, or as bytes: about 2.7 times as fast, see `byteWeight`.
 */
export type Trainable =
  | { kind: 'full' }
  | { kind: 'lora'; rank: number; alpha: number; fromLayer: number; frozen: Kernel };

/** One training sequence: the loss counts only at `targets` (index i predicts tokens[i + 1]). */
export type Sequence = {
  tokens: ArrayLike<number>;
  /** Positions whose next token is a target, ascending. */
  targets: ArrayLike<number>;
  /** A weight for each target; default 1. May be negative (policy gradients). Normalised by the caller, not here. */
  weights?: ArrayLike<number>;
};

/** A sequence for the scalar head (reward model): a value in [-1, 1] at each position. */
export type ScalarSequence = { tokens: ArrayLike<number>; positions: ArrayLike<number>; values: ArrayLike<number> };

export type StepReport = { loss: number; gradientNorm: number; tokens: number };

export interface Engine {
  readonly shape: DecoderShape;
  /** Sum of weight * -log p over all targets of the batch, one AdamW step with clipping at `clip` (global norm, default 1). */
  step(
    batch: readonly Sequence[],
    options: { learningRate: number; clip?: number; weightDecay?: number },
  ): Promise<StepReport>;
  /** Log-probability of each target, per sequence; no update. */
  logProbabilities(batch: readonly Sequence[]): Promise<Float32Array[]>;
  /** One AdamW step on the mean squared error of the scalar head (reward model, paper section 4.4). */
  scalarStep(
    batch: readonly ScalarSequence[],
    options: { learningRate: number; clip?: number; weightDecay?: number },
  ): Promise<StepReport>;
  scalars(batch: readonly { tokens: ArrayLike<number>; positions: ArrayLike<number> }[]): Promise<Float32Array[]>;
  /** The merged weights (LoRA folded in), for export; a copy. */
  weights(): Promise<Weights>;
  /** Trainable tensors, optimiser state and step number to one safetensors file (written aside, then renamed). */
  save(file: string): Promise<void>;
  /** Resumes bit for bit. Throws CHECKPOINT_CORRUPT when the file is cut, altered or of another shape. */
  load(file: string): Promise<void>;
  close(): Promise<void>;
}
