import { Tensor } from 'onnxruntime-node';
import { LamwrightError } from '../../records/error.ts';
import { createRng } from '../../records/rng.ts';
import { checkWeights } from './check-input.ts';
import type { DecoderShape, Engine, ScalarSequence, Sequence, StepReport, Trainable, Weights } from './engine.ts';
import type { Head } from './graph/decoder-graph.ts';
import { createDecoderRunner } from './runner/decoder-runner.ts';
import type { Row } from './runner/micro-batch.ts';
import { adamW, globalNorm, type Trained } from './weights/adamw.ts';
import { type ByteType, byteTensors, findByteType } from './weights/byte-weights.ts';
import { loadCheckpoint, saveCheckpoint } from './weights/checkpoint.ts';
import { mergeAdapters } from './weights/merge-adapters.ts';
import { baseParameters, elements, isHeldAsBytes, trainableParameters } from './weights/parameters.ts';

export type EngineOptions = {
  shape: DecoderShape;
  weights: Weights;
  trainable: Trainable;
  /** Seeds the adapters. */
  seed: number;
  threads: number;
  /** Memory for the output of frozen blocks (see `FrozenLayers`). */
  cacheMiB: number;
};

/** An engine in this thread: it blocks while it computes. `weights` are its own from now on. */
export async function createLocalEngine(options: EngineOptions): Promise<Engine> {
  const { shape, weights, trainable } = options;
  checkWeights(shape, weights, trainable);
  const trained = createTrained(options);
  const byteType = await findByteType();
  const runner = createDecoderRunner({ ...options, byteType }, createParameters(options, trained, byteType), trained);
  const everything = [...trained.values()];

  const train = async (
    head: Head,
    rows: readonly Row[],
    { learningRate, clip = 1, weightDecay = 0 }: { learningRate: number; clip?: number; weightDecay?: number },
  ): Promise<StepReport> => {
    const { results, tokens, touched } = await runner.backward(head, rows);
    const gradientNorm = globalNorm(touched);
    if (!Number.isFinite(gradientNorm))
      throw new LamwrightError('MODEL_FAILED', 'the gradient of this training step is not a finite number', {
        remedy: 'Lower the learning rate and go on from the last checkpoint.',
      });
    adamW(touched, gradientNorm, { learningRate, clip, weightDecay });
    return { loss: summedLoss(head, rows, results), gradientNorm, tokens };
  };

  return {
    shape,
    step: (batch, stepOptions) => train('tokens', batch.map(toRow), stepOptions),
    logProbabilities: (batch) => runner.forward('tokens', batch.map(toRow)),
    scalarStep: (batch, stepOptions) => train('scalar', toMeanRows(batch), stepOptions),
    scalars: (batch) => runner.forward('scalar', batch),
    weights: async () => mergeAdapters(shape, trainable, weights, trained),
    save: (file) => saveCheckpoint(file, shape, trainable, everything),
    load: (file) => loadCheckpoint(file, shape, trainable, everything),
    close: () => runner.release(),
  };
}

/** The trained tensors by name: base weights themselves, fresh adapters (down uniform, up zero), a zero scalar head. */
export function createTrained({ shape, weights, trainable, seed }: EngineOptions): Map<string, Trained> {
  const rng = createRng(seed).fork('adapters');
  const trained = new Map<string, Trained>();
  for (const { name, shape: dimensions } of trainableParameters(shape, trainable)) {
    const size = elements(dimensions);
    const zeros = () => new Float32Array(size);
    const value = weights.get(name)?.data ?? zeros();
    const bound = 1 / Math.sqrt(dimensions.at(-1)!);
    if (name.includes('.lora_A.')) for (let i = 0; i < size; i++) value[i] = (2 * rng.next() - 1) * bound;
    trained.set(name, { name, shape: dimensions, value, gradient: zeros(), first: zeros(), second: zeros(), steps: 0 });
  }
  return trained;
}

/** Every parameter as input tensors: as bytes where it is held so, else over the same memory, so that an update is seen. */
export function createParameters(
  { shape, weights, trainable }: EngineOptions,
  trained: ReadonlyMap<string, Trained>,
  byteType: ByteType,
): Map<string, Tensor> {
  const parameters = new Map<string, Tensor>();
  for (const { name, shape: dimensions } of baseParameters(shape)) {
    const { data } = weights.get(name)!;
    if (isHeldAsBytes(trainable, name))
      for (const [part, tensor] of byteTensors(name, data, dimensions, byteType)) parameters.set(part, tensor);
    else parameters.set(name, new Tensor('float32', data, dimensions));
  }
  for (const { name, shape: dimensions, value } of trained.values())
    parameters.set(name, new Tensor('float32', value, dimensions));
  return parameters;
}

function toRow({ tokens, targets, weights }: Sequence): Row {
  const next = Array.from(targets, (t) => tokens[t + 1]!);
  return { tokens, positions: targets, next, rowWeights: weights };
}

/** Each position weighs the same, so that the loss is the mean squared error of the batch. */
function toMeanRows(batch: readonly ScalarSequence[]): Row[] {
  const count = batch.reduce((total, sequence) => total + sequence.positions.length, 0);
  return batch.map((sequence) => ({
    ...sequence,
    rowWeights: new Float32Array(sequence.positions.length).fill(1 / count),
  }));
}

function summedLoss(head: Head, rows: readonly Row[], results: readonly Float32Array[]): number {
  let loss = 0;
  rows.forEach((row, i) => {
    results[i]!.forEach((result, k) => {
      const weight = row.rowWeights?.[k] ?? 1;
      loss += weight * (head === 'tokens' ? -result : (result - row.values![k]!) ** 2);
    });
  });
  return loss;
}
