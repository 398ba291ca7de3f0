import { InferenceSession, Tensor } from 'onnxruntime-node';
import { createGraph, type Graph } from '../graph/onnx-model.ts';
import { byteWeight, type FrozenWeight } from '../graph/operators/frozen-weight.ts';

/** The type of a weight's bytes; both give the same sums. */
export type ByteType = 'int8' | 'uint8';

/**
 * The faster type whose products are exact on this processor. Signed bytes are, and fast, where the processor has
 * instructions for byte products (VNNI, from about 2019); older ones cut their partial sums off at 16 bits.
 */
export async function findByteType(): Promise<ByteType> {
  const graph = createGraph();
  const rows = graph.input('rows', [1, 64], 'uint8');
  const matrix = graph.input('matrix', [64, 16], 'int8');
  const inputs = [rows, matrix, graph.scalar(1), graph.floats(new Float32Array(16).fill(1), [16]), graph.byte(0)];
  graph.output('sums', graph.op('com.microsoft.MatMulIntegerToFloat', inputs));
  const session = await InferenceSession.create(graph.build(), { logSeverityLevel: 3 });
  const { sums } = await session.run({
    rows: new Tensor('uint8', new Uint8Array(64).fill(255), [1, 64]),
    matrix: new Tensor('int8', new Int8Array(1024).fill(127), [64, 16]),
  });
  await session.release();
  return (sums!.data as Float32Array).every((sum) => sum === 64 * 255 * 127) ? 'int8' : 'uint8';
}

const parts = (weight: string) => ({
  forward: { bytes: `${weight}:forward`, scales: `${weight}:forward scales` },
  backward: { bytes: `${weight}:backward`, scales: `${weight}:backward scales` },
});

/** Declares the inputs of a weight [out, in] held as bytes. */
export function declareByteWeight(graph: Graph, weight: string, [out, wide]: number[], type: ByteType): FrozenWeight {
  const { forward, backward } = parts(weight);
  graph.input(forward.bytes, [wide!, out!], type);
  graph.input(forward.scales, [out!]);
  graph.input(backward.bytes, [out!, wide!], type);
  graph.input(backward.scales, [wide!]);
  return byteWeight(graph, { forward, backward, ...(type === 'uint8' && { zero: graph.byte(128) }) });
}

/** The inputs that `declareByteWeight` declares, for a weight [out, in]. */
export function byteTensors(weight: string, data: Float32Array, [out, wide]: number[], type: ByteType) {
  const { forward, backward } = parts(weight);
  const transposed = new Float32Array(data.length);
  for (let o = 0; o < out!; o++) for (let i = 0; i < wide!; i++) transposed[i * out! + o] = data[o * wide! + i]!;
  return new Map([
    ...toBytes(forward, transposed, [wide!, out!], type),
    ...toBytes(backward, data, [out!, wide!], type),
  ]);
}

function toBytes(
  names: { bytes: string; scales: string },
  data: Float32Array,
  [rows, columns]: [number, number],
  type: ByteType,
): [string, Tensor][] {
  const scales = new Float32Array(columns);
  for (let start = 0; start < data.length; start += columns)
    for (let c = 0; c < columns; c++) scales[c] = Math.max(scales[c]!, Math.abs(data[start + c]!));
  const inverse = scales.map((largest) => 127 / (largest || 1));
  const bytes = type === 'int8' ? new Int8Array(data.length) : new Uint8Array(data.length);
  const zero = type === 'int8' ? 0 : 128;
  for (let start = 0; start < data.length; start += columns)
    for (let c = 0; c < columns; c++) bytes[start + c] = Math.round(data[start + c]! * inverse[c]!) + zero;
  return [
    [names.bytes, new Tensor(type, bytes, [rows, columns])],
    [
      names.scales,
      new Tensor(
        'float32',
        scales.map((largest) => largest / 127),
        [columns],
      ),
    ],
  ];
}
