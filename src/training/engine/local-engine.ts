import { InferenceSession, Tensor } from 'onnxruntime-node';
import { LamwrightError } from '../../records/error.ts';
import { createRng } from '../../records/rng.ts';
import { adamW, globalNorm, type Trained } from './adamw.ts';
import { checkRows, checkWeights } from './check-input.ts';
import { loadCheckpoint, saveCheckpoint } from './checkpoint.ts';
import { buildDecoderGraph, type DecoderGraph, gradientName, type Head, TOKEN_ROWS } from './decoder-graph.ts';
import type { DecoderShape, Engine, ScalarSequence, Sequence, Trainable, Weights } from './engine.ts';
import { mergeAdapters } from './merge-adapters.ts';
import { fillMicroBatch, type MicroBatch, planMicroBatches, type Row } from './micro-batch.ts';
import { TARGET_ROWS } from './operators/cross-entropy.ts';
import { baseParameters, EMBEDDING, elements, scoreParameters, trainableParameters } from './parameters.ts';

export type EngineOptions = {
  shape: DecoderShape;
  weights: Weights;
  trainable: Trainable;
  /** Seeds the adapters. */
  seed: number;
  threads: number;
};

type StepOptions = { learningRate: number; clip?: number; weightDecay?: number };
type Program = { graph: DecoderGraph; session: InferenceSession };

/** An engine in this thread: it blocks while it computes. It owns `weights` from now on. */
export function createLocalEngine(options: EngineOptions): Engine {
  const { shape, weights, trainable } = options;
  checkWeights(shape, weights);
  const trained = new Map<string, Trained>();
  const rng = createRng(options.seed).fork('adapters');
  for (const { name, shape: dimensions } of trainableParameters(shape, trainable)) {
    const size = elements(dimensions);
    const value = weights.get(name)?.data ?? new Float32Array(size);
    const wide = dimensions.at(-1)!;
    if (name.includes('lora_A')) for (let i = 0; i < size; i++) value[i] = (2 * rng.next() - 1) / Math.sqrt(wide);
    const zeros = () => new Float32Array(size);
    trained.set(name, { name, shape: dimensions, value, gradient: zeros(), first: zeros(), second: zeros(), steps: 0 });
  }
  const inputs = new Map<string, Tensor>();
  for (const { name, shape: dimensions } of [
    ...baseParameters(shape),
    ...scoreParameters(shape),
    ...trainableParameters(shape, trainable),
  ]) {
    const data = trained.get(name)?.value ?? weights.get(name)!.data;
    inputs.set(name, new Tensor('float32', data, dimensions));
  }

  const programs = new Map<string, Promise<Program>>();
  const program = (head: Head, backward: boolean) => {
    const key = `${head} ${backward}`;
    const existing = programs.get(key);
    if (existing) return existing;
    const made = createProgram(options, head, backward);
    programs.set(key, made);
    return made;
  };

  const scratch = new Map<string, Float32Array>();
  /** Runs one micro-batch; gradients go to `trained`, written over on the first micro-batch and added after it. */
  const run = async (head: Head, backward: boolean, batch: MicroBatch, rows: readonly Row[], first: boolean) => {
    const { graph, session } = await program(head, backward);
    const filled: Record<string, Tensor> = fillMicroBatch(batch, rows, shape);
    const feeds: Record<string, Tensor> = {};
    for (const name of session.inputNames) feeds[name] = filled[name] ?? inputs.get(name)!;
    const fetches: Record<string, Tensor | null> = {};
    for (const name of session.outputNames) fetches[name] = null;
    for (const name of graph.gradients) {
      const { gradient, shape: dimensions } = trained.get(name)!;
      if (!first && !scratch.has(name)) scratch.set(name, new Float32Array(gradient.length));
      fetches[gradientName(name)] = new Tensor('float32', first ? gradient : scratch.get(name)!, dimensions);
    }
    const outputs = await session.run(feeds, fetches);
    if (!first) for (const name of graph.gradients) addTo(trained.get(name)!.gradient, scratch.get(name)!);
    const embedding = trained.get(EMBEDDING)?.gradient;
    if (backward && embedding) {
      const tokens = filled.tokens!.data as BigInt64Array;
      const next = filled.next!.data as BigInt64Array;
      if (first && !graph.gradients.includes(EMBEDDING)) embedding.fill(0);
      addRows(embedding, shape.width, tokens, outputs[TOKEN_ROWS]!.data as Float32Array, 1);
      if (head === 'tokens') addRows(embedding, shape.width, next, outputs[TARGET_ROWS]!.data as Float32Array, -1);
    }
    return outputs.results!.data as Float32Array;
  };

  const compute = async (head: Head, rows: readonly Row[]) => {
    checkRows(rows, shape);
    const results = rows.map((row) => new Float32Array(row.positions.length));
    for (const batch of planMicroBatches(rows, shape)) {
      const values = await run(head, false, batch, rows, true);
      scatter(batch, values, results);
    }
    return results;
  };

  const train = async (head: Head, rows: readonly Row[], stepOptions: StepOptions) => {
    checkRows(rows, shape);
    const results = rows.map((row) => new Float32Array(row.positions.length));
    const batches = planMicroBatches(rows, shape);
    for (const [i, batch] of batches.entries()) {
      const values = await run(head, true, batch, rows, i === 0);
      scatter(batch, values, results);
    }
    const tokens = batches.reduce((total, b) => total + b.members.length * b.length, 0);
    if (batches.length === 0) return { loss: 0, gradientNorm: 0, tokens };
    const { graph } = await program(head, true);
    const names = new Set(trainable.kind === 'full' ? [...graph.gradients, EMBEDDING] : graph.gradients);
    const updated = [...trained.values()].filter((tensor) => names.has(tensor.name));
    const gradientNorm = globalNorm(updated);
    if (!Number.isFinite(gradientNorm))
      throw new LamwrightError('MODEL_FAILED', 'the gradient of this training step is not a finite number', {
        remedy: 'Lower the learning rate or go back to the last checkpoint.',
      });
    const { learningRate, clip = 1, weightDecay = 0 } = stepOptions;
    adamW(updated, gradientNorm, { learningRate, clip, weightDecay });
    return { loss: lossOf(head, rows, results), gradientNorm, tokens };
  };

  return {
    shape,
    step: (batch, stepOptions) => train('tokens', batch.map(toRow), stepOptions),
    logProbabilities: (batch) => compute('tokens', batch.map(toRow)),
    scalarStep: (batch, stepOptions) => train('scalar', meanRows(batch), stepOptions),
    scalars: (batch) => compute('scalar', batch),
    weights: async () => mergeAdapters(shape, trainable, weights, trained),
    save: (file) => saveCheckpoint(file, shape, trainable, [...trained.values()]),
    load: (file) => loadCheckpoint(file, shape, trainable, [...trained.values()]),
    close: async () => {
      for (const made of programs.values()) await (await made).session.release();
      programs.clear();
    },
  };
}

async function createProgram(options: EngineOptions, head: Head, backward: boolean): Promise<Program> {
  const graph = buildDecoderGraph(options.shape, options.trainable, head, backward);
  const session = await InferenceSession.create(graph.bytes, {
    intraOpNumThreads: options.threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
  });
  return { graph, session };
}

function toRow(sequence: Sequence): Row {
  const next = Array.from(sequence.targets, (t) => sequence.tokens[t + 1]!);
  return { tokens: sequence.tokens, positions: sequence.targets, next, rowWeights: sequence.weights };
}

/** Each position weighs the same, so that the loss is the mean squared error of the batch. */
function meanRows(batch: readonly ScalarSequence[]): Row[] {
  const count = batch.reduce((total, s) => total + s.positions.length, 0);
  return batch.map((s) => ({ ...s, rowWeights: new Float32Array(s.positions.length).fill(1 / count) }));
}

function lossOf(head: Head, rows: readonly Row[], results: readonly Float32Array[]): number {
  let loss = 0;
  rows.forEach((row, i) => {
    results[i]!.forEach((result, k) => {
      const weight = row.rowWeights?.[k] ?? 1;
      loss += weight * (head === 'tokens' ? -result : (result - row.values![k]!) ** 2);
    });
  });
  return loss;
}

function scatter(batch: MicroBatch, values: Float32Array, results: readonly Float32Array[]): void {
  batch.members.forEach((index, b) => {
    const result = results[index]!;
    result.set(values.subarray(b * batch.selected, b * batch.selected + result.length));
  });
}

function addTo(sum: Float32Array, more: Float32Array): void {
  for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + more[i]!;
}

function addRows(table: Float32Array, width: number, ids: BigInt64Array, rows: Float32Array, sign: number): void {
  for (let row = 0; row < ids.length; row++) {
    const base = Number(ids[row]!) * width;
    for (let i = 0; i < width; i++) table[base + i] = table[base + i]! + sign * rows[row * width + i]!;
  }
}
