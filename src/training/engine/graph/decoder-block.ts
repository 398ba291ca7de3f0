import type { DecoderShape, Trainable } from '../engine.ts';
import { type ByteType, declareByteWeight } from '../weights/byte-weights.ts';
import {
  adapterDown,
  adapterUp,
  attentionNorm,
  isHeldAsBytes,
  type LinearName,
  linearShape,
  mlpNorm,
  weightName,
} from '../weights/parameters.ts';
import type { Graph, Value } from './onnx-model.ts';
import { attention, causalBlocks, causalMask, type Side } from './operators/attention.ts';
import { floatWeight } from './operators/frozen-weight.ts';
import { adaptedLinear, frozenLinear, linear } from './operators/linear.ts';
import { type Applied, add, type Gradients, gather } from './operators/operator.ts';
import { rmsNorm } from './operators/rms-norm.ts';
import { rotaryTables } from './operators/rotary.ts';
import { swiglu } from './operators/swiglu.ts';

/** Blocks of queries in attention (see `causalBlocks`): four spare three eighths of the scores. */
export const QUERY_BLOCKS = 4;

/** One decoder block after another; the last narrows the rows to the selected ones. */
export function createBlocks(
  graph: Graph,
  gradients: Gradients,
  shape: DecoderShape,
  trainable: Trainable,
  byteType: ByteType,
  selected: Value,
  backward: boolean,
) {
  const headWidth = shape.width / shape.heads;
  const tables = rotaryTables(graph, shape.context, headWidth, shape.ropeBase);
  const attentionShape = { heads: shape.heads, kvHeads: shape.kvHeads, headWidth };
  const keyPositions = graph.input('keyPositions', ['T']);
  const all: Side = { headShape: graph.input('headShape', [4], 'int64'), positions: graph.integers([0]) };
  const chosen: Side = {
    headShape: graph.input('selectedHeadShape', [4], 'int64'),
    positions: graph.input('selectedPositions', ['B', 'K'], 'int64'),
  };
  const shared = shape.heads / shape.kvHeads;
  const blocks =
    shape.layers > 1
      ? causalBlocks(graph, graph.input('blockBounds', [QUERY_BLOCKS + 1], 'int64'), keyPositions, QUERY_BLOCKS, shared)
      : [];
  const chosenMask = causalMask(graph, keyPositions, graph.input('selectedQueryPositions', ['B', 1, 'GK', 1]));
  const rows = backward ? graph.input('rows', ['N'], 'int64') : '';
  const narrow = (x: Value) => gather(graph, x, selected);
  // The row after the last is zero: positions that were not selected have no gradient.
  const widen = (gradient: Value) => {
    const zero = graph.floats(new Float32Array(shape.width), [1, shape.width]);
    return gather(graph, graph.op('Concat', [gradient, zero], { axis: { int: 0 } }), rows);
  };

  return (layer: number, x: Value): Applied<Value> => {
    const last = layer === shape.layers - 1;
    const apply = (name: LinearName, input: Value) => {
      const weight = weightName(layer, name);
      if (trainable.kind === 'full') return linear(graph, gradients, input, weight);
      const frozen = isHeldAsBytes(trainable, weight)
        ? declareByteWeight(graph, weight, linearShape(shape, name), byteType)
        : floatWeight(graph, weight);
      if (layer < trainable.fromLayer) return frozenLinear(input, frozen);
      const adapter = { down: adapterDown(layer, name), up: adapterUp(layer, name) };
      const scale = trainable.alpha / trainable.rank;
      return adaptedLinear(graph, gradients, input, frozen, { ...adapter, scale });
    };
    const before = rmsNorm(graph, gradients, x, attentionNorm(layer), shape.normEps);
    const query = apply('q', last ? narrow(before.output) : before.output);
    const key = apply('k', before.output);
    const value = apply('v', before.output);
    const mixed = attention(graph, attentionShape, tables, {
      query: query.output,
      key: key.output,
      value: value.output,
      blocks: last ? [{ mask: chosenMask }] : blocks,
      querySide: last ? chosen : all,
      keySide: all,
    });
    const out = apply('o', mixed.output);
    const middle = add(graph, last ? narrow(x) : x, out.output);
    const between = rmsNorm(graph, gradients, middle, mlpNorm(layer), shape.normEps);
    const gate = apply('gate', between.output);
    const up = apply('up', between.output);
    const active = swiglu(graph, gate.output, up.output);
    const down = apply('down', active.output);
    return {
      output: add(graph, middle, down.output),
      backward(gradient) {
        const inner = active.backward(down.backward(gradient));
        const mlpGradient = add(graph, gate.backward(inner.gate), up.backward(inner.up));
        const middleGradient = add(graph, gradient, between.backward(mlpGradient));
        const parts = mixed.backward(out.backward(middleGradient));
        const queryGradient = query.backward(parts.query);
        const others = add(graph, key.backward(parts.key), value.backward(parts.value));
        const attended = add(graph, others, last ? widen(queryGradient) : queryGradient);
        return add(graph, last ? widen(middleGradient) : middleGradient, before.backward(attended));
      },
    };
  };
}
