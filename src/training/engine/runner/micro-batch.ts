import { Tensor } from 'onnxruntime-node';
import type { DecoderShape } from '../engine.ts';
import { QUERY_BLOCKS } from '../graph/decoder-block.ts';

/** One sequence with the positions at which something is computed, and what is wanted there. */
export type Row = {
  tokens: ArrayLike<number>;
  /** Ascending positions. */
  positions: ArrayLike<number>;
  /** The token to predict (log-probabilities) at each position. */
  next?: ArrayLike<number>;
  /** The number to come near to (scalar head) at each position. */
  values?: ArrayLike<number>;
  rowWeights?: ArrayLike<number>;
};

/** Rows padded to B sequences of T tokens with K selected positions each. */
export type MicroBatch = { members: number[]; length: number; selected: number };

const LENGTH_STEP = 16;
const SELECTED_STEP = 8;
const roundUp = (value: number, step: number) => Math.ceil(value / step) * step;

/** Sequences are padded to a multiple of 16, so that a run meets few different shapes. */
export const roundLength = (length: number) => roundUp(length, LENGTH_STEP);

/** Tokens after the last position change nothing, so that they are left out. */
export const usedLength = (row: Row) => row.positions[row.positions.length - 1]! + 1;

/**
 * Splits rows into micro-batches of like length: about 2^20 numbers of hidden state each (4096 tokens at width 256), and
 * at most 2^25 logits; a row alone may exceed both. Rows without positions are left out.
 */
export function planMicroBatches(rows: readonly Row[], shape: DecoderShape): MicroBatch[] {
  const tokenLimit = 2 ** 20 / shape.width;
  const selectedLimit = 2 ** 25 / shape.vocabulary;
  const used = rows.map((row) => (row.positions.length === 0 ? 0 : usedLength(row)));
  const order = rows.map((_, i) => i).filter((i) => used[i]! > 0);
  order.sort((a, b) => used[b]! - used[a]! || a - b);
  const batches: MicroBatch[] = [];
  for (const index of order) {
    const open = batches.at(-1);
    const selected = roundUp(rows[index]!.positions.length, SELECTED_STEP);
    const count = (open?.members.length ?? 0) + 1;
    const widest = Math.max(open?.selected ?? 0, selected);
    const joins =
      open !== undefined &&
      used[index]! >= 0.75 * open.length &&
      count * open.length <= tokenLimit &&
      count * widest <= selectedLimit;
    if (joins) {
      open.members.push(index);
      open.selected = widest;
    } else batches.push({ members: [index], length: roundLength(used[index]!), selected });
  }
  return batches;
}

/** Input tensors of the decoder graph for one micro-batch, except the parameters. */
export function fillMicroBatch(batch: MicroBatch, rows: readonly Row[], shape: DecoderShape) {
  const { members, length, selected } = batch;
  const headWidth = shape.width / shape.heads;
  const shared = shape.heads / shape.kvHeads;
  const B = members.length;
  const M = B * selected;
  const tokens = new BigInt64Array(B * length);
  const flat = new BigInt64Array(M);
  const next = new BigInt64Array(M);
  const values = new Float32Array(M);
  const rowWeights = new Float32Array(M);
  const selectedPositions = new BigInt64Array(M);
  const selectedQueryPositions = new Float32Array(B * shared * selected);
  const inverse = new BigInt64Array(B * length).fill(BigInt(M));
  members.forEach((index, b) => {
    const row = rows[index]!;
    const used = usedLength(row);
    for (let t = 0; t < used; t++) tokens[b * length + t] = BigInt(row.tokens[t]!);
    for (let k = 0; k < selected; k++) {
      const real = k < row.positions.length;
      const position = real ? row.positions[k]! : 0;
      const at = b * selected + k;
      flat[at] = BigInt(b * length + position);
      selectedPositions[at] = BigInt(position);
      for (let g = 0; g < shared; g++) selectedQueryPositions[(b * shared + g) * selected + k] = position;
      if (!real) continue;
      inverse[b * length + position] = BigInt(at);
      next[at] = BigInt(row.next?.[k] ?? 0);
      values[at] = row.values?.[k] ?? 0;
      rowWeights[at] = row.rowWeights?.[k] ?? 1;
    }
  });
  const positions = Float32Array.from({ length }, (_, i) => i);
  const bounds = BigInt64Array.from({ length: QUERY_BLOCKS + 1 }, (_, i) =>
    BigInt(Math.round((i * length) / QUERY_BLOCKS)),
  );
  const headShape = (count: number) => BigInt64Array.of(BigInt(B), BigInt(count), -1n, BigInt(headWidth));
  return {
    tokens: new Tensor('int64', tokens, [B * length]),
    selected: new Tensor('int64', flat, [M]),
    next: new Tensor('int64', next, [M, 1]),
    values: new Tensor('float32', values, [M, 1]),
    rowWeights: new Tensor('float32', rowWeights, [M, 1]),
    selectedPositions: new Tensor('int64', selectedPositions, [B, selected]),
    selectedQueryPositions: new Tensor('float32', selectedQueryPositions, [B, 1, shared * selected, 1]),
    rows: new Tensor('int64', inverse, [B * length]),
    keyPositions: new Tensor('float32', positions, [length]),
    blockBounds: new Tensor('int64', bounds, [QUERY_BLOCKS + 1]),
    headShape: new Tensor('int64', headShape(length), [4]),
    selectedHeadShape: new Tensor('int64', headShape(selected), [4]),
  };
}
