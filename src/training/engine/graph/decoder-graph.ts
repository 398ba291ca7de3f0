import type { DecoderShape, Trainable } from '../engine.ts';
import type { ByteType } from '../weights/byte-weights.ts';
import {
  adapterParameters,
  baseParameters,
  EMBEDDING,
  FINAL_NORM,
  firstTrainedLayer,
  isHeldAsBytes,
  isInLayers,
  SCORE_BIAS,
  SCORE_WEIGHT,
  scoreParameters,
} from '../weights/parameters.ts';
import { createBlocks } from './decoder-block.ts';
import { createGraph, type Graph, type Value } from './onnx-model.ts';
import { crossEntropy } from './operators/cross-entropy.ts';
import { type Applied, type Gradients, gather } from './operators/operator.ts';
import { rmsNorm } from './operators/rms-norm.ts';
import { scalarHead } from './operators/scalar-head.ts';

/** What the graph gives: log-probabilities of the next tokens, or scalars, at the selected positions. */
export type Head = 'tokens' | 'scalar';

/** Output of the embedding's backward: the gradient of each embedded row [B * T, width], to be added by token. */
export const TOKEN_ROWS = 'rows:tokens';
export const gradientName = (parameter: string) => `gradient:${parameter}`;

export type DecoderGraph = {
  bytes: Uint8Array;
  /** Parameters whose gradient the graph gives as output `gradientName(...)`. */
  gradients: string[];
};

/**
 * Builds forward, and with `backward` the gradients too, for B sequences of T tokens with K selected positions each.
 * The last block's queries and all that follows are computed at the selected positions only. Inputs: see `MicroBatch`.
 * Blocks below the first adapter are not part of it: their output comes in as `hidden` (see `FrozenLayers`).
 */
export function buildDecoderGraph(
  shape: DecoderShape,
  trainable: Trainable,
  byteType: ByteType,
  head: Head,
  backward: boolean,
): DecoderGraph {
  const graph = createGraph();
  const parameters = [
    ...baseParameters(shape),
    ...adapterParameters(shape, trainable),
    ...(head === 'scalar' ? scoreParameters(shape) : []),
  ];
  const first = firstTrainedLayer(trainable);
  for (const { name, shape: dimensions } of parameters)
    if (!isInLayers(name, 0, first) && !isHeldAsBytes(trainable, name)) graph.input(name, dimensions);
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
  const applyBlock = createBlocks(graph, gradients, shape, trainable, byteType, selected, backward);
  let x = first > 0 ? graph.input('hidden', ['N', shape.width]) : embedTokens(graph);
  for (let layer = first; layer < shape.layers; layer++) {
    const block = applyBlock(layer, x);
    blocks.push(block);
    x = block.output;
  }
  const final = rmsNorm(graph, gradients, x, FINAL_NORM, shape.normEps);
  const finalGradient = applyHead(graph, gradients, head, final.output, backward);
  if (finalGradient) {
    let gradient = final.backward(finalGradient);
    for (const block of blocks.reverse()) gradient = block.backward(gradient);
    if (trainable.kind === 'full') graph.output(TOKEN_ROWS, gradient);
  }
  return { bytes: graph.build(), gradients: [...set] };
}

const embedTokens = (graph: Graph) => gather(graph, EMBEDDING, graph.input('tokens', ['N'], 'int64'));

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
