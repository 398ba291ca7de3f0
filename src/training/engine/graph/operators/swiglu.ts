import type { Graph, Value } from '../onnx-model.ts';
import { type Applied, add, multiply, subtract } from './operator.ts';

/** silu(gate) * up, element by element. */
export function swiglu(graph: Graph, gate: Value, up: Value): Applied<{ gate: Value; up: Value }> {
  const sigmoid = graph.op('Sigmoid', [gate]);
  const silu = multiply(graph, gate, sigmoid);
  return {
    output: multiply(graph, silu, up),
    backward(gradient) {
      // d silu(g) / dg = s + silu (1 - s)
      const rest = subtract(graph, graph.scalar(1), sigmoid);
      const slope = add(graph, sigmoid, multiply(graph, silu, rest));
      return {
        gate: multiply(graph, multiply(graph, gradient, up), slope),
        up: multiply(graph, gradient, silu),
      };
    },
  };
}
