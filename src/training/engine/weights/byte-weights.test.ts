import { InferenceSession, Tensor } from 'onnxruntime-node';
import { expect, test } from 'vitest';
import { createRng } from '../../../records/rng.ts';
import { createGraph } from '../graph/onnx-model.ts';
import { type ByteType, byteTensors, declareByteWeight, findByteType } from './byte-weights.ts';

const [rows, out, wide] = [7, 48, 96];
const rng = createRng(3);
const normal = (size: number) => Float32Array.from({ length: size }, () => rng.normal());
const weight = normal(out * wide);
// Rows of very different size, one of them zero: each has a scale of its own.
const x = normal(rows * wide).map((value, i) => value * [1, 1e-6, 1e4, 0, 1, 3, 0.1][Math.floor(i / wide)]!);
const gradient = normal(rows * out);

async function products(type: ByteType) {
  const graph = createGraph();
  const layer = declareByteWeight(graph, 'w', [out, wide], type);
  graph.output('forward', layer.forward(graph.input('x', [rows, wide])));
  graph.output('backward', layer.backward(graph.input('gradient', [rows, out])));
  const session = await InferenceSession.create(graph.build(), { logSeverityLevel: 3 });
  const { forward, backward } = await session.run({
    x: new Tensor('float32', x, [rows, wide]),
    gradient: new Tensor('float32', gradient, [rows, out]),
    ...Object.fromEntries(byteTensors('w', weight, [out, wide], type)),
  });
  await session.release();
  return { forward: forward!.data as Float32Array, backward: backward!.data as Float32Array };
}

/** Largest error of a row, as a share of the row's length. */
function worstRow(is: Float32Array, wanted: (row: number, column: number) => number, columns: number): number {
  const shares = Array.from({ length: rows }, (_, row) => {
    const exact = Array.from({ length: columns }, (_, column) => wanted(row, column));
    const error = exact.map((value, column) => is[row * columns + column]! - value);
    return Math.hypot(...error) / (Math.hypot(...exact) || 1);
  });
  return Math.max(...shares);
}

// Signed bytes are only taken where the processor multiplies them exactly: there is nothing to hold elsewhere.
const found = await findByteType();

test.each([...new Set<ByteType>(['uint8', found])])(
  `%s: rows times a weight, and gradients times it, within two percent (this processor takes ${found})`,
  async (type) => {
    const { forward, backward } = await products(type);
    const sum = (count: number, term: (i: number) => number) =>
      Array.from({ length: count }, (_, i) => term(i)).reduce((a, b) => a + b, 0);
    expect(worstRow(forward, (r, o) => sum(wide, (i) => x[r * wide + i]! * weight[o * wide + i]!), out)).toBeLessThan(
      0.02,
    );
    expect(
      worstRow(backward, (r, i) => sum(out, (o) => gradient[r * out + o]! * weight[o * wide + i]!), wide),
    ).toBeLessThan(0.02);
  },
);

test('the type that is found to be exact gives the same numbers as unsigned bytes, which always are', async () => {
  expect(await products(found)).toEqual(await products('uint8'));
});
