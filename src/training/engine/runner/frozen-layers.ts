import { createHash } from 'node:crypto';
import { InferenceSession, type Tensor } from 'onnxruntime-node';
import type { DecoderShape, Trainable } from '../engine.ts';
import { createBlocks } from '../graph/decoder-block.ts';
import { createGraph } from '../graph/onnx-model.ts';
import { gather } from '../graph/operators/operator.ts';
import type { ByteType } from '../weights/byte-weights.ts';
import { baseParameters, EMBEDDING, isHeldAsBytes, isInLayers } from '../weights/parameters.ts';
import { fillMicroBatch, type MicroBatch, type Row, roundLength, usedLength } from './micro-batch.ts';
import { sessionOptions } from './session-options.ts';

export type FrozenLayers = {
  /** Hidden rows [B * T, width] that enter the first trained block. */
  hidden(batch: MicroBatch, rows: readonly Row[]): Promise<Float32Array>;
  release(): Promise<void>;
};

/**
 * The blocks below the first adapter. They never change, so that their output is kept per sequence, up to `cacheMiB`; the
 * sequences unused for longest go first. Each sequence is computed alone: its bits depend on nothing but its tokens.
 */
export function createFrozenLayers(
  options: { shape: DecoderShape; trainable: Trainable; byteType: ByteType; threads: number; cacheMiB: number },
  parameters: ReadonlyMap<string, Tensor>,
): FrozenLayers {
  const { shape, cacheMiB } = options;
  const kept = new Map<string, Float32Array>();
  let room = cacheMiB * 2 ** 20;
  let session: Promise<InferenceSession> | undefined;

  const compute = async (row: Row): Promise<Float32Array> => {
    session ??= createSession(options);
    const alone = { members: [0], length: roundLength(usedLength(row)), selected: row.positions.length };
    const filled: Record<string, Tensor> = fillMicroBatch(alone, [row], shape);
    const { inputNames } = await session;
    const feeds = Object.fromEntries(inputNames.map((name) => [name, filled[name] ?? parameters.get(name)!]));
    const outputs = await (await session).run(feeds);
    return (outputs.hidden!.data as Float32Array).slice(0, usedLength(row) * shape.width);
  };

  const find = async (row: Row): Promise<Float32Array> => {
    const tokens = Int32Array.from({ length: usedLength(row) }, (_, t) => row.tokens[t]!);
    const key = createHash('sha256').update(tokens).digest('base64');
    const hidden = kept.get(key) ?? (await compute(row));
    if (kept.delete(key)) room += hidden.byteLength;
    kept.set(key, hidden);
    room -= hidden.byteLength;
    for (const [oldest, data] of kept) {
      if (room >= 0) break;
      kept.delete(oldest);
      room += data.byteLength;
    }
    return hidden;
  };

  return {
    async hidden(batch, rows) {
      const all = new Float32Array(batch.members.length * batch.length * shape.width);
      for (const [b, index] of batch.members.entries())
        all.set(await find(rows[index]!), b * batch.length * shape.width);
      return all;
    },
    async release() {
      await (await session)?.release();
      kept.clear();
    },
  };
}

async function createSession({
  shape,
  trainable,
  byteType,
  threads,
}: {
  shape: DecoderShape;
  trainable: Trainable;
  byteType: ByteType;
  threads: number;
}): Promise<InferenceSession> {
  const layers = trainable.kind === 'lora' ? trainable.fromLayer : 0;
  const graph = createGraph();
  for (const parameter of baseParameters(shape))
    if (
      parameter.name === EMBEDDING ||
      (isInLayers(parameter.name, 0, layers) && !isHeldAsBytes(trainable, parameter.name))
    )
      graph.input(parameter.name, parameter.shape);
  const untrained = { wants: () => false, set: () => {} };
  const selected = graph.input('selected', ['M'], 'int64');
  const applyBlock = createBlocks(graph, untrained, shape, trainable, byteType, selected, false);
  let x = gather(graph, EMBEDDING, graph.input('tokens', ['N'], 'int64'));
  for (let layer = 0; layer < layers; layer++) x = applyBlock(layer, x).output;
  graph.output('hidden', x);
  return InferenceSession.create(graph.build(), sessionOptions(threads));
}
