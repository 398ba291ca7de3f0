import { expect, test } from 'vitest';
import { attention, causalBlocks, causalMask } from './attention.ts';
import { crossEntropy, TARGET_ROWS } from './cross-entropy.ts';
import { floatWeight } from './frozen-weight.ts';
import { gradientError, randomInput } from './gradient-check.ts';
import { adaptedLinear, linear } from './linear.ts';
import { rmsNorm } from './rms-norm.ts';
import { rotaryTables, rotate, rotateBack } from './rotary.ts';
import { scalarHead } from './scalar-head.ts';
import { swiglu } from './swiglu.ts';

const TOLERANCE = 2e-3;
const integers = (values: number[], shape = [values.length]) => ({ shape, data: BigInt64Array.from(values, BigInt) });

test('the norm backpropagates to rows and weight', async () => {
  const inputs = { x: randomInput(1, [5, 8]), weight: randomInput(2, [8]) };
  const error = await gradientError(inputs, [5, 8], (graph, gradients) => {
    const norm = rmsNorm(graph, gradients, 'x', 'weight', 1e-5);
    return { output: norm.output, backward: (gradient) => ({ x: norm.backward(gradient) }) };
  });
  expect(error).toBeLessThan(TOLERANCE);
});

test('a linear layer backpropagates to rows and weight', async () => {
  const inputs = { x: randomInput(1, [5, 8]), weight: randomInput(2, [6, 8]) };
  const error = await gradientError(inputs, [5, 6], (graph, gradients) => {
    const layer = linear(graph, gradients, 'x', 'weight');
    return { output: layer.output, backward: (gradient) => ({ x: layer.backward(gradient) }) };
  });
  expect(error).toBeLessThan(TOLERANCE);
});

test('an adapted linear layer backpropagates to rows and both adapter matrices, and not to the frozen weight', async () => {
  const inputs = {
    x: randomInput(1, [5, 8]),
    weight: randomInput(2, [6, 8]),
    down: randomInput(3, [3, 8]),
    up: randomInput(4, [6, 3]),
  };
  const names: string[] = [];
  const error = await gradientError(inputs, [5, 6], (graph, gradients) => {
    const record = {
      ...gradients,
      set: (name: string, value: string) => {
        names.push(name);
        gradients.set(name, value);
      },
    };
    const layer = adaptedLinear(graph, record, 'x', floatWeight(graph, 'weight'), {
      down: 'down',
      up: 'up',
      scale: 0.7,
    });
    return { output: layer.output, backward: (gradient) => ({ x: layer.backward(gradient) }) };
  });
  expect(names.sort()).toEqual(['down', 'up']);
  expect(error).toBeLessThan(TOLERANCE);
});

test('the gated unit backpropagates to gate and up', async () => {
  const inputs = { gate: randomInput(1, [5, 8]), up: randomInput(2, [5, 8]) };
  const error = await gradientError(inputs, [5, 8], (graph) => swiglu(graph, 'gate', 'up'));
  expect(error).toBeLessThan(TOLERANCE);
});

test('the rotary embedding backpropagates', async () => {
  const inputs = { x: randomInput(1, [2, 3, 4, 8]), positions: integers([0, 1, 2, 3, 2, 5, 7, 9], [2, 4]) };
  const error = await gradientError(inputs, [2, 3, 4, 8], (graph) => {
    const tables = rotaryTables(graph, 16, 8, 100);
    return {
      output: rotate(graph, tables, 'x', 'positions'),
      backward: (gradient) => ({ x: rotateBack(graph, tables, gradient, 'positions') }),
    };
  });
  expect(error).toBeLessThan(TOLERANCE);
});

test.each([
  ['each query head with its own key head', 4],
  ['two query heads to a key head', 2],
  ['one key head for all', 1],
])('attention backpropagates to queries, keys and values: %s', async (_, kvHeads) => {
  const [B, T, K, heads, headWidth] = [2, 6, 3, 4, 4];
  const shared = heads / kvHeads;
  const selected = [1, 3, 5, 0, 2, 5];
  const queryPositions = [0, 1].flatMap((b) =>
    Array(shared)
      .fill(selected.slice(b * K, b * K + K))
      .flat(),
  );
  const inputs = {
    query: randomInput(1, [B * K, heads * headWidth]),
    key: randomInput(2, [B * T, kvHeads * headWidth]),
    value: randomInput(3, [B * T, kvHeads * headWidth]),
    keyPositions: { shape: [T], data: Float32Array.from({ length: T }, (__, t) => t) },
    queryPositions: { shape: [B, 1, shared * K, 1], data: Float32Array.from(queryPositions) },
    positions: integers(selected, [B, K]),
    queryShape: integers([B, K, -1, headWidth]),
    keyShape: integers([B, T, -1, headWidth]),
  };
  const error = await gradientError(inputs, [B * K, heads * headWidth], (graph) =>
    attention(graph, { heads, kvHeads, headWidth }, rotaryTables(graph, 16, headWidth, 100), {
      query: 'query',
      key: 'key',
      value: 'value',
      blocks: [{ mask: causalMask(graph, 'keyPositions', 'queryPositions') }],
      querySide: { headShape: 'queryShape', positions: 'positions' },
      keySide: { headShape: 'keyShape', positions: graph.integers([0]) },
    }),
  );
  expect(error).toBeLessThan(TOLERANCE);
});

test.each([1, 3])('attention backpropagates over blocks of consecutive queries: %d', async (count) => {
  const [B, T, heads, kvHeads, headWidth] = [2, 6, 4, 2, 4];
  const inputs = {
    query: randomInput(1, [B * T, heads * headWidth]),
    key: randomInput(2, [B * T, kvHeads * headWidth]),
    value: randomInput(3, [B * T, kvHeads * headWidth]),
    positions: { shape: [T], data: Float32Array.from({ length: T }, (_, t) => t) },
    bounds: integers(count === 1 ? [0, T] : [0, 1, 4, T]),
    headShape: integers([B, T, -1, headWidth]),
  };
  const error = await gradientError(inputs, [B * T, heads * headWidth], (graph) => {
    const side = { headShape: 'headShape', positions: graph.integers([0]) };
    return attention(graph, { heads, kvHeads, headWidth }, rotaryTables(graph, 16, headWidth, 100), {
      query: 'query',
      key: 'key',
      value: 'value',
      blocks: causalBlocks(graph, 'bounds', 'positions', count, heads / kvHeads),
      querySide: side,
      keySide: side,
    });
  });
  expect(error).toBeLessThan(TOLERANCE);
});

test('cross-entropy backpropagates to the hidden rows, weighted target by target', async () => {
  const inputs = {
    hidden: randomInput(1, [4, 8]),
    embedding: randomInput(2, [10, 8]),
    next: integers([3, 9, 0, 3], [4, 1]),
  };
  const error = await gradientError(inputs, [4, 1], (graph, gradients) => {
    const loss = crossEntropy(graph, { ...gradients, wants: () => false }, 'hidden', 'embedding', 'next');
    const minus = graph.op('Neg', [loss.logProbabilities]);
    return { output: minus, backward: (weight) => ({ hidden: loss.backward(weight) }) };
  });
  expect(error).toBeLessThan(TOLERANCE);
});

test('cross-entropy backpropagates to the embedding, once the target rows are subtracted', async () => {
  const inputs = {
    hidden: randomInput(1, [4, 8]),
    embedding: randomInput(2, [10, 8]),
    next: integers([3, 9, 0, 5], [4, 1]),
  };
  const error = await gradientError(inputs, [4, 1], (graph) => {
    let dense = '';
    const keep = { wants: () => true, set: (__: string, gradient: string) => (dense = gradient) };
    const outputs = new Map<string, string>();
    const recording = { ...graph, output: (name: string, value: string) => void outputs.set(name, value) };
    const loss = crossEntropy(recording, keep, 'hidden', 'embedding', 'next');
    return {
      output: graph.op('Neg', [loss.logProbabilities]),
      backward: (weight) => {
        loss.backward(weight);
        const rows = graph.op('Expand', ['next', graph.integers([4, 8])]);
        const minus = graph.op('Neg', [outputs.get(TARGET_ROWS)!]);
        const zeros = graph.op('ConstantOfShape', [graph.integers([10, 8])]);
        const sparse = graph.op('ScatterElements', [zeros, rows, minus], { axis: { int: 0 } });
        return { embedding: graph.op('Add', [dense, sparse]) };
      },
    };
  });
  expect(error).toBeLessThan(TOLERANCE);
});

test('the scalar head backpropagates to rows, weight and bias', async () => {
  const inputs = {
    hidden: randomInput(1, [4, 8]),
    weight: randomInput(2, [1, 8]),
    bias: randomInput(3, [1]),
    values: randomInput(4, [4, 1]),
  };
  const error = await gradientError(inputs, [4, 1], (graph, gradients) => {
    const head = scalarHead(graph, gradients, 'hidden', 'weight', 'bias');
    const miss = graph.op('Sub', [head.scalars, 'values']);
    return {
      output: graph.op('Mul', [miss, miss]),
      backward: (weights) => ({ hidden: head.backward('values', weights) }),
    };
  });
  expect(error).toBeLessThan(TOLERANCE);
});
