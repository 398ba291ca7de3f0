import type { Graph, Value } from '../onnx-model.ts';
import { type Applied, type Gradients, multiply, subtract } from './operator.ts';

/** Root-mean-square norm of rows [N, width], scaled by `weight` [width]. */
export function rmsNorm(graph: Graph, gradients: Gradients, x: Value, weight: Value, epsilon: number): Applied<Value> {
  const [output, inverse] = graph.ops('SimplifiedLayerNormalization', [x, weight], 2, {
    axis: { int: -1 },
    epsilon: { float: epsilon },
  }) as [Value, Value];
  return {
    output,
    backward(gradient) {
      const last = graph.integers([-1]);
      const normed = multiply(graph, x, inverse);
      if (gradients.wants(weight)) {
        const perRow = multiply(graph, gradient, normed);
        gradients.set(weight, graph.op('ReduceSum', [perRow, graph.integers([0])], { keepdims: { int: 0 } }));
      }
      const scaled = multiply(graph, gradient, weight);
      const along = graph.op('ReduceMean', [multiply(graph, scaled, normed), last], { keepdims: { int: 1 } });
      return multiply(graph, subtract(graph, scaled, multiply(graph, normed, along)), inverse);
    },
  };
}
