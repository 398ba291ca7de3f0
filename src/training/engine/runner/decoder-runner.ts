import { InferenceSession, Tensor } from 'onnxruntime-node';
import { checkRows } from '../check-input.ts';
import type { DecoderShape, Trainable } from '../engine.ts';
import { buildDecoderGraph, type DecoderGraph, gradientName, type Head, TOKEN_ROWS } from '../graph/decoder-graph.ts';
import { TARGET_ROWS } from '../graph/operators/cross-entropy.ts';
import type { Trained } from '../weights/adamw.ts';
import type { ByteType } from '../weights/byte-weights.ts';
import { EMBEDDING, firstTrainedLayer } from '../weights/parameters.ts';
import { createFrozenLayers } from './frozen-layers.ts';
import { fillMicroBatch, type MicroBatch, planMicroBatches, type Row } from './micro-batch.ts';
import { sessionOptions } from './session-options.ts';

export type DecoderRunner = {
  /** The head's result at each position of each row. */
  forward(head: Head, rows: readonly Row[]): Promise<Float32Array[]>;
  /** The same, and the gradient of the summed loss in `trained`; `touched` are the tensors that it reaches. */
  backward(head: Head, rows: readonly Row[]): Promise<{ results: Float32Array[]; tokens: number; touched: Trained[] }>;
  release(): Promise<void>;
};

type Program = { graph: DecoderGraph; session: InferenceSession };

/** Runs the decoder's graphs on batches of any size; a graph is made when it is first needed. */
export function createDecoderRunner(
  options: { shape: DecoderShape; trainable: Trainable; byteType: ByteType; threads: number; cacheMiB: number },
  parameters: ReadonlyMap<string, Tensor>,
  trained: ReadonlyMap<string, Trained>,
): DecoderRunner {
  const { shape, trainable } = options;
  const frozen = firstTrainedLayer(trainable) > 0 ? createFrozenLayers(options, parameters) : undefined;
  const programs = new Map<string, Promise<Program>>();
  const scratch = new Map<string, Float32Array>();
  const program = (head: Head, backward: boolean) => {
    const key = `${head} ${backward}`;
    const made = programs.get(key) ?? createProgram(options, head, backward);
    programs.set(key, made);
    return made;
  };

  const fill = async (batch: MicroBatch, rows: readonly Row[]): Promise<Record<string, Tensor>> => {
    const filled = fillMicroBatch(batch, rows, shape);
    if (!frozen) return filled;
    const dimensions = [batch.members.length * batch.length, shape.width];
    return { ...filled, hidden: new Tensor('float32', await frozen.hidden(batch, rows), dimensions) };
  };

  const run = async ({ graph, session }: Program, filled: Record<string, Tensor>, accumulate: boolean) => {
    const feeds: Record<string, Tensor> = {};
    for (const name of session.inputNames) feeds[name] = filled[name] ?? parameters.get(name)!;
    const fetches: Record<string, Tensor | null> = {};
    for (const name of session.outputNames) fetches[name] = null;
    for (const name of graph.gradients) {
      const { gradient, shape: dimensions } = trained.get(name)!;
      if (accumulate && !scratch.has(name)) scratch.set(name, new Float32Array(gradient.length));
      fetches[gradientName(name)] = new Tensor('float32', accumulate ? scratch.get(name)! : gradient, dimensions);
    }
    const outputs = await session.run(feeds, fetches);
    if (accumulate) for (const name of graph.gradients) addTo(trained.get(name)!.gradient, scratch.get(name)!);
    return outputs;
  };

  const addEmbeddingRows = (filled: Record<string, Tensor>, outputs: InferenceSession.OnnxValueMapType) => {
    const table = trained.get(EMBEDDING)!.gradient;
    const rows = (name: string) => outputs[name]!.data as Float32Array;
    addRows(table, shape.width, filled.tokens!.data as BigInt64Array, rows(TOKEN_ROWS), 1);
    if (outputs[TARGET_ROWS]) addRows(table, shape.width, filled.next!.data as BigInt64Array, rows(TARGET_ROWS), -1);
  };

  return {
    async forward(head, rows) {
      checkRows(rows, shape);
      const results = rows.map((row) => new Float32Array(row.positions.length));
      for (const batch of planMicroBatches(rows, shape)) {
        const outputs = await run(await program(head, false), await fill(batch, rows), false);
        scatter(batch, outputs.results!.data as Float32Array, results);
      }
      return results;
    },
    async backward(head, rows) {
      checkRows(rows, shape);
      const results = rows.map((row) => new Float32Array(row.positions.length));
      const made = await program(head, true);
      const names = new Set(made.graph.gradients);
      const sparse = trainable.kind === 'full' && !names.has(EMBEDDING);
      if (sparse) trained.get(EMBEDDING)!.gradient.fill(0);
      let tokens = 0;
      const batches = planMicroBatches(rows, shape);
      for (const [i, batch] of batches.entries()) {
        const filled = await fill(batch, rows);
        const outputs = await run(made, filled, i > 0);
        if (trainable.kind === 'full') addEmbeddingRows(filled, outputs);
        scatter(batch, outputs.results!.data as Float32Array, results);
        tokens += batch.members.length * batch.length;
      }
      const touched = [...trained.values()].filter(({ name }) => names.has(name) || (sparse && name === EMBEDDING));
      return { results, tokens, touched: batches.length > 0 ? touched : [] };
    },
    async release() {
      await frozen?.release();
      for (const made of programs.values()) await (await made).session.release();
      programs.clear();
    },
  };
}

async function createProgram(
  options: { shape: DecoderShape; trainable: Trainable; byteType: ByteType; threads: number },
  head: Head,
  backward: boolean,
): Promise<Program> {
  const graph = buildDecoderGraph(options.shape, options.trainable, options.byteType, head, backward);
  const session = await InferenceSession.create(graph.bytes, sessionOptions(options.threads));
  return { graph, session };
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
