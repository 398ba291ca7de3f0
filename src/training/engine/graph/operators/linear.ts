import type { Graph, Value } from '../onnx-model.ts';
import type { FrozenWeight } from './frozen-weight.ts';
import { type Applied, type Gradients, product } from './operator.ts';

/** A low-rank adapter beside a frozen weight: names of A [rank, in] and B [out, rank], and alpha / rank. */
export type Adapter = { down: string; up: string; scale: number };

/** x [N, in] times the transpose of `weight` [out, in]. */
export function linear(graph: Graph, gradients: Gradients, x: Value, weight: Value): Applied<Value> {
  return {
    output: product(graph, x, weight, { transposeB: true }),
    backward(gradient) {
      if (gradients.wants(weight)) gradients.set(weight, product(graph, gradient, x, { transposeA: true }));
      return product(graph, gradient, weight);
    },
  };
}

/** A linear layer that is not trained. */
export const frozenLinear = (x: Value, weight: FrozenWeight): Applied<Value> => ({
  output: weight.forward(x),
  backward: weight.backward,
});

/** A frozen linear layer plus scale * x A' B'; only the adapter is trained. */
export function adaptedLinear(
  graph: Graph,
  gradients: Gradients,
  x: Value,
  weight: FrozenWeight,
  adapter: Adapter,
): Applied<Value> {
  const { down, up, scale } = adapter;
  const narrow = product(graph, x, down, { transposeB: true });
  const frozen = weight.forward(x);
  return {
    output: product(graph, narrow, up, { transposeB: true, scale, plus: frozen }),
    backward(gradient) {
      gradients.set(up, product(graph, gradient, narrow, { transposeA: true, scale }));
      const narrowGradient = product(graph, gradient, up, { scale });
      gradients.set(down, product(graph, narrowGradient, x, { transposeA: true }));
      return product(graph, narrowGradient, down, { plus: weight.backward(gradient) });
    },
  };
}
