import type { Graph, Value } from '../onnx-model.ts';
import { type Applied, add, gather, multiply, stackedProduct, subtract } from './operator.ts';
import { type RotaryTables, rotate, rotateBack } from './rotary.ts';

export type AttentionShape = { heads: number; kvHeads: number; headWidth: number };

/** What the queries (or the keys) of one call look like. */
export type Side = {
  /** int64 [4]: B, rows per sequence, -1, headWidth. */
  headShape: Value;
  /** int64 positions for the rotary embedding: [B, rows], or [1] for the first of consecutive ones. */
  positions: Value;
};

/** Queries that are computed together, with the mask that is added to their scores [B, kvHeads, heads / kvHeads * queries, keys]. */
export type QueryBlock = {
  mask: Value;
  /** int64 [1] each: the block is the rows from `from` up to, not including, `to`, over the keys before `to`. Left out: all of both. */
  rows?: { from: Value; to: Value };
};

export type AttentionGradients = { query: Value; key: Value; value: Value };

/**
 * Causal grouped-query attention with rotary positions.
 * `query` [B * Tq, heads * headWidth], `key` and `value` [B * T, kvHeads * headWidth]. The output has the query's shape.
 * Blocks spare the keys that stand after all of their queries, and their scores stay in the processor's cache.
 */
export function attention(
  graph: Graph,
  shape: AttentionShape,
  tables: RotaryTables,
  inputs: { query: Value; key: Value; value: Value; blocks: readonly QueryBlock[]; querySide: Side; keySide: Side },
): Applied<AttentionGradients> {
  const { heads, kvHeads, headWidth } = shape;
  const { querySide, keySide } = inputs;
  const scale = 1 / Math.sqrt(headWidth);
  const swap = { perm: { ints: [0, 2, 1, 3] } };
  const reshape = (x: Value, dimensions: readonly number[]) => graph.op('Reshape', [x, graph.integers(dimensions)]);
  const toHeads = (x: Value, side: Side) => graph.op('Transpose', [graph.op('Reshape', [x, side.headShape])], swap);
  const toRows = (x: Value, count: number) => reshape(graph.op('Transpose', [x], swap), [-1, count * headWidth]);
  // The query heads that share a key head stand below each other, so that no key is repeated.
  const group = (x: Value) => reshape(x, [0, kvHeads, -1, headWidth]);
  const ungroup = (x: Value) => reshape(x, [0, heads, -1, headWidth]);

  const allQueries = rotate(graph, tables, toHeads(inputs.query, querySide), querySide.positions);
  const allKeys = rotate(graph, tables, toHeads(inputs.key, keySide), keySide.positions);
  const allValues = toHeads(inputs.value, keySide);
  const blocks = inputs.blocks.map(({ mask, rows }) => {
    const own = (x: Value) => group(rows ? slice(graph, x, rows.from, rows.to) : x);
    const reached = (x: Value) => (rows ? slice(graph, x, graph.integers([0]), rows.to) : x);
    const [query, key, value] = [own(allQueries), reached(allKeys), reached(allValues)];
    const scores = add(graph, stackedProduct(graph, query, key, { transposeB: true, scale }), mask);
    const share = graph.op('Softmax', [scores], { axis: { int: -1 } });
    const mixed = stackedProduct(graph, share, value);
    const backward = (gradient: Value): AttentionGradients => {
      const mixedGradient = own(gradient);
      const shareGradient = stackedProduct(graph, mixedGradient, value, { transposeB: true });
      // The row sum of shareGradient * share equals that of mixedGradient * mixed, which is much smaller.
      const rowSum = graph.op('ReduceSum', [multiply(graph, mixedGradient, mixed), graph.integers([-1])], {
        keepdims: { int: 1 },
      });
      const scoreGradient = multiply(graph, share, subtract(graph, shareGradient, rowSum));
      return {
        query: ungroup(stackedProduct(graph, scoreGradient, key, { scale })),
        key: stackedProduct(graph, scoreGradient, query, { transposeA: true, scale }),
        value: stackedProduct(graph, share, mixedGradient, { transposeA: true }),
      };
    };
    return { output: ungroup(mixed), backward };
  });
  const together = (parts: readonly Value[]) => (parts.length > 1 ? concat(graph, parts) : parts[0]!);
  const ends = inputs.blocks.map(({ rows }) => rows?.to);
  return {
    output: toRows(together(blocks.map(({ output }) => output)), heads),
    backward(gradient) {
      const parts = blocks.map(({ backward }) => backward(toHeads(gradient, querySide)));
      const query = together(parts.map((part) => part.query));
      const key = sumPrefixes(
        graph,
        parts.map((part) => part.key),
        ends,
      );
      const value = sumPrefixes(
        graph,
        parts.map((part) => part.value),
        ends,
      );
      return {
        query: toRows(rotateBack(graph, tables, query, querySide.positions), heads),
        key: toRows(rotateBack(graph, tables, key, keySide.positions), kvHeads),
        value: toRows(value, kvHeads),
      };
    },
  };
}

const rowAxis = 2;
const concat = (graph: Graph, parts: readonly Value[]) => graph.op('Concat', parts, { axis: { int: rowAxis } });
const slice = (graph: Graph, x: Value, from: Value, to: Value) =>
  graph.op('Slice', [x, from, to, graph.integers([rowAxis])]);

/** The sum of parts of which the last has all rows, and the others those before their end. */
function sumPrefixes(graph: Graph, parts: readonly Value[], ends: readonly (Value | undefined)[]): Value {
  return parts.reduceRight((sum, part, i) => {
    const before = slice(graph, sum, graph.integers([0]), ends[i]!);
    const after = slice(graph, sum, ends[i]!, graph.integers([2 ** 31 - 1]));
    return concat(graph, [add(graph, before, part), after]);
  });
}

/**
 * Blocks of consecutive queries over `bounds` int64 [blocks + 1], which rise from 0 to the number of positions; `positions` is [T] and
 * `shared` the number of query heads to a key head.
 */
export function causalBlocks(
  graph: Graph,
  bounds: Value,
  positions: Value,
  count: number,
  shared: number,
): QueryBlock[] {
  return Array.from({ length: count }, (_, i) => {
    const [from, to] = [i, i + 1].map((at) => gather(graph, bounds, graph.integers([at]))) as [Value, Value];
    const row = graph.integers([0]);
    const queries = graph.op('Slice', [positions, from, to, row]);
    const stacked = graph.op('Concat', Array<Value>(shared).fill(queries), { axis: { int: 0 } });
    const keys = graph.op('Slice', [positions, row, to, row]);
    return { mask: causalMask(graph, keys, graph.op('Unsqueeze', [stacked, graph.integers([1])])), rows: { from, to } };
  });
}

/** Scores' mask: 0 where a key stands at or before the query, else a very negative number; broadcast over both inputs. */
export function causalMask(graph: Graph, keyPositions: Value, queryPositions: Value): Value {
  const later = graph.op('Greater', [keyPositions, queryPositions]);
  return graph.op('Where', [later, graph.scalar(-1e9), graph.scalar(0)]);
}
