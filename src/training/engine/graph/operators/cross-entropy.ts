import type { Graph, Value } from '../onnx-model.ts';
import { type Gradients, gather, multiply, product, subtract } from './operator.ts';

/** Outputs of the loss's backward that the optimiser adds to the embedding's gradient row by row. */
export const TARGET_ROWS = 'rows:targets';

/**
 * Log-probability of `next` [M, 1] under softmax(hidden embedding'), and the gradient of sum(weight * -log p).
 * With p the probabilities, the gradient of the logits is weight * (p - one-hot). The one-hot part never becomes a
 * matrix: for the hidden rows it is a row of the embedding, and for the embedding the rows of TARGET_ROWS
 * (weight * hidden), which are to be subtracted at the rows `next`.
 */
export function crossEntropy(graph: Graph, gradients: Gradients, hidden: Value, embedding: Value, next: Value) {
  const logits = product(graph, hidden, embedding, { transposeB: true });
  const probabilities = graph.op('Softmax', [logits], { axis: { int: -1 } });
  const chosen = graph.op('GatherElements', [probabilities, next], { axis: { int: 1 } });
  return {
    logProbabilities: graph.op('Log', [graph.op('Max', [chosen, graph.scalar(1e-37)])]),
    /** `weight` is [M, 1]; gives the gradient of `hidden`. */
    backward(weight: Value): Value {
      if (gradients.wants(embedding)) {
        const weighted = multiply(graph, hidden, weight);
        gradients.set(embedding, product(graph, probabilities, weighted, { transposeA: true }));
        graph.output(TARGET_ROWS, weighted);
      }
      const rows = gather(graph, embedding, graph.op('Reshape', [next, graph.integers([-1])]));
      return multiply(graph, subtract(graph, product(graph, probabilities, embedding), rows), weight);
    },
  };
}
