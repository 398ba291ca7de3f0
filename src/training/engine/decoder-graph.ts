import { createBlocks } from './decoder-block.ts';
import type { DecoderShape, Trainable } from './engine.ts';
import { createGraph, type Graph, type Value } from './onnx-model.ts';
import { crossEntropy } from './operators/cross-entropy.ts';
import { type Applied, type Gradients, gather } from './operators/operator.ts';
import { rmsNorm } from './operators/rms-norm.ts';
import { scalarHead } from './operators/scalar-head.ts';
import {
  adapterParameters,
  baseParameters,
  EMBEDDING,
  FINAL_NORM,
  SCORE_BIAS,
  SCORE_WEIGHT,
  scoreParameters,
} from './parameters.ts';

/** What the graph gives: log-probabilities of the next tokens, or scalars, at the selected positions. */
export type Head = 'tokens' | 'scalar';

/** Output of the embedding's backward: the gradient of each embedded row [B * T, width], to be added by token. */
export const TOKEN_ROWS = 'rows:tokens';
export const gradientName = (parameter: string) => `gradient:${parameter}`;

export type DecoderGraph = {
  bytes: Uint8Array;
  /** Parameters that the graph takes as inputs. */
  parameters: string[];
  /** Parameters whose gradient the graph gives as output `gradientName(...)`. */
  gradients: string[];
};

/**
 * Builds forward, and with `backward` the gradients too, for B sequences of T tokens with K selected positions each.
 * The last block's queries and all that follows are computed at the selected positions only. Inputs: see `MicroBatch`.
 */
export function buildDecoderGraph(
  shape: DecoderShape,
  trainable: Trainable,
  head: Head,
  backward: boolean,
): DecoderGraph {
  const graph = createGraph();
  const parameters = [
    ...baseParameters(shape),
    ...adapterParameters(shape, trainable),
    ...(head === 'scalar' ? scoreParameters(shape) : []),
  ];
  for (const parameter of parameters) graph.input(parameter.name, parameter.shape);
  const set = new Set<string>();
  const gradients: Gradients = {
    wants: () => backward && trainable.kind === 'full',
    set(parameter, gradient) {
      set.add(parameter);
      graph.output(gradientName(parameter), gradient);
    },
  };
  const selected = graph.input('selected', ['M'], 'int64');
  const blocks: Applied<Value>[] = [];
  const applyBlock = createBlocks(graph, gradients, shape, trainable, selected, backward);
  let x = gather(graph, EMBEDDING, graph.input('tokens', ['N'], 'int64'));
  for (let layer = 0; layer < shape.layers; layer++) {
    const block = applyBlock(layer, x);
    blocks.push(block);
    x = block.output;
  }
  const final = rmsNorm(graph, gradients, x, FINAL_NORM, shape.normEps);
  const finalGradient = applyHead(graph, gradients, head, final.output, backward);
  if (finalGradient) {
    const lowest = trainable.kind === 'full' ? 0 : trainable.fromLayer;
    let gradient = final.backward(finalGradient);
    for (let layer = shape.layers - 1; layer >= lowest; layer--) gradient = blocks[layer]!.backward(gradient);
    if (trainable.kind === 'full') graph.output(TOKEN_ROWS, gradient);
  }
  return { bytes: graph.build(), parameters: parameters.map((p) => p.name), gradients: [...set] };
}

/** Adds the head and its outputs; gives the gradient of the final hidden rows when there is a backward. */
function applyHead(graph: Graph, gradients: Gradients, head: Head, hidden: Value, backward: boolean) {
  if (head === 'tokens') {
    const next = graph.input('next', ['M', 1], 'int64');
    const loss = crossEntropy(graph, gradients, hidden, EMBEDDING, next);
    graph.output('results', loss.logProbabilities);
    return backward ? loss.backward(graph.input('rowWeights', ['M', 1])) : undefined;
  }
  const score = scalarHead(graph, gradients, hidden, SCORE_WEIGHT, SCORE_BIAS);
  graph.output('results', score.scalars);
  return backward ? score.backward(graph.input('values', ['M', 1]), graph.input('rowWeights', ['M', 1])) : undefined;
}
