import type { Graph, Value } from '../onnx-model.ts';
import { add, type Gradients, multiply, product, subtract } from './operator.ts';

/** One number for each hidden row: hidden [M, width] times weight' [width, 1] plus bias [1]. */
export function scalarHead(graph: Graph, gradients: Gradients, hidden: Value, weight: Value, bias: Value) {
  const scalars = add(graph, product(graph, hidden, weight, { transposeB: true }), bias);
  return {
    scalars,
    /** Gradient of sum(rowWeight * (scalar - value)^2), both [M, 1]; gives the gradient of `hidden`. */
    backward(values: Value, rowWeights: Value): Value {
      const slope = multiply(graph, rowWeights, multiply(graph, graph.scalar(2), subtract(graph, scalars, values)));
      gradients.set(weight, product(graph, slope, hidden, { transposeA: true }));
      gradients.set(bias, graph.op('ReduceSum', [slope, graph.integers([0])], { keepdims: { int: 0 } }));
      return product(graph, slope, weight);
    },
  };
}
