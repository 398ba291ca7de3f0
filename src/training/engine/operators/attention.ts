import type { Graph, Value } from '../onnx-model.ts';
import { type Applied, add, multiply, stackedProduct, subtract } from './operator.ts';
import { type RotaryTables, rotate, rotateBack } from './rotary.ts';

export type AttentionShape = { heads: number; kvHeads: number; headWidth: number };

/** What the queries (or the keys) of one call look like. */
export type Side = {
  /** int64 [4]: B, rows per sequence, -1, headWidth. */
  headShape: Value;
  /** int64 positions for the rotary embedding: [B, rows], or [1] for the first of consecutive ones. */
  positions: Value;
};

export type AttentionGradients = { query: Value; key: Value; value: Value };

/**
 * Causal grouped-query attention with rotary positions.
 * `query` [B * Tq, heads * headWidth], `key` and `value` [B * T, kvHeads * headWidth]; `mask` is added to the scores
 * [B, kvHeads, heads / kvHeads * Tq, T]. The output has the query's shape.
 */
export function attention(
  graph: Graph,
  shape: AttentionShape,
  tables: RotaryTables,
  inputs: { query: Value; key: Value; value: Value; mask: Value; querySide: Side; keySide: Side },
): Applied<AttentionGradients> {
  const { heads, kvHeads, headWidth } = shape;
  const { querySide, keySide, mask } = inputs;
  const scale = 1 / Math.sqrt(headWidth);
  const swap = { perm: { ints: [0, 2, 1, 3] } };
  const reshape = (x: Value, dimensions: readonly number[]) => graph.op('Reshape', [x, graph.integers(dimensions)]);
  const toHeads = (x: Value, side: Side) => graph.op('Transpose', [graph.op('Reshape', [x, side.headShape])], swap);
  const toRows = (x: Value, count: number) => reshape(graph.op('Transpose', [x], swap), [-1, count * headWidth]);
  // The query heads that share a key head stand below each other, so that no key is repeated.
  const group = (x: Value) => reshape(x, [0, kvHeads, -1, headWidth]);
  const ungroup = (x: Value) => reshape(x, [0, heads, -1, headWidth]);

  const query = group(rotate(graph, tables, toHeads(inputs.query, querySide), querySide.positions));
  const key = rotate(graph, tables, toHeads(inputs.key, keySide), keySide.positions);
  const value = toHeads(inputs.value, keySide);
  const scores = add(graph, stackedProduct(graph, query, key, { transposeB: true, scale }), mask);
  const share = graph.op('Softmax', [scores], { axis: { int: -1 } });
  const mixed = stackedProduct(graph, share, value);
  return {
    output: toRows(ungroup(mixed), heads),
    backward(gradient) {
      const mixedGradient = group(toHeads(gradient, querySide));
      const valueGradient = stackedProduct(graph, share, mixedGradient, { transposeA: true });
      const shareGradient = stackedProduct(graph, mixedGradient, value, { transposeB: true });
      // The row sum of shareGradient * share equals that of mixedGradient * mixed, which is much smaller.
      const rowSum = graph.op('ReduceSum', [multiply(graph, mixedGradient, mixed), graph.integers([-1])], {
        keepdims: { int: 1 },
      });
      const scoreGradient = multiply(graph, share, subtract(graph, shareGradient, rowSum));
      const queryGradient = ungroup(stackedProduct(graph, scoreGradient, key, { scale }));
      const keyGradient = stackedProduct(graph, scoreGradient, query, { transposeA: true, scale });
      return {
        query: toRows(rotateBack(graph, tables, queryGradient, querySide.positions), heads),
        key: toRows(rotateBack(graph, tables, keyGradient, keySide.positions), kvHeads),
        value: toRows(valueGradient, kvHeads),
      };
    },
  };
}

/** Scores' mask: 0 where a key stands at or before the query, else a very negative number; broadcast over both inputs. */
export function causalMask(graph: Graph, keyPositions: Value, queryPositions: Value): Value {
  const later = graph.op('Greater', [keyPositions, queryPositions]);
  return graph.op('Where', [later, graph.scalar(-1e9), graph.scalar(0)]);
}
