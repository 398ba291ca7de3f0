import type { Graph, Value } from '../onnx-model.ts';
import { multiply, product } from './operator.ts';

/** A weight [out, in] that is not trained: x W' for rows x [N, in], and gradient W for the gradient [N, out]. */
export type FrozenWeight = { forward(x: Value): Value; backward(gradient: Value): Value };

export const floatWeight = (graph: Graph, weight: Value): FrozenWeight => ({
  forward: (x) => product(graph, x, weight, { transposeB: true }),
  backward: (gradient) => product(graph, gradient, weight),
});

/** A matrix [in, out] of bytes; the column j stands for `scales[j]` times its bytes. */
export type ByteMatrix = { bytes: Value; scales: Value };

/**
 * A frozen weight that multiplies as bytes in both directions: `forward` is its transpose [in, out], `backward` itself
 * [out, in]. Each row of x or of the gradient is scaled to bytes by its own largest number, each column of the matrix by
 * its own; the sums are exact. Only the small adapters' products stay floats (SwitchBack, Wortsman et al. 2023, section 2).
 */
export function byteWeight(graph: Graph, directions: { forward: ByteMatrix; backward: ByteMatrix; zero?: Value }) {
  const { forward, backward, zero } = directions;
  return {
    forward: (x: Value) => byteProduct(graph, x, forward, zero),
    backward: (gradient: Value) => byteProduct(graph, gradient, backward, zero),
  } satisfies FrozenWeight;
}

function byteProduct(graph: Graph, x: Value, { bytes, scales }: ByteMatrix, zero?: Value): Value {
  const largest = graph.op('ReduceMax', [graph.op('Abs', [x]), graph.integers([-1])], { keepdims: { int: 1 } });
  // A row of zeros keeps a scale above zero.
  const rowScale = graph.op('Max', [multiply(graph, largest, graph.scalar(1 / 127)), graph.scalar(1e-30)]);
  const middle = graph.byte(128);
  const rows = graph.op('QuantizeLinear', [graph.op('Div', [x, rowScale]), graph.scalar(1), middle]);
  const one = graph.scalar(1);
  const inputs = [rows, bytes, one, scales, middle, ...(zero ? [zero] : [])];
  return multiply(graph, graph.op('com.microsoft.MatMulIntegerToFloat', inputs), rowScale);
}
