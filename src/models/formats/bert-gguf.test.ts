import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRng } from '../../records/rng.ts';
import { startLlama } from '../start-llama.ts';
import { exportBert } from './bert-gguf.ts';
import type { TensorMap } from './safetensors.ts';

const vocabulary = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]', 'open', 'the', 'note', '##s', '.', 'a', 'b'];
const [width, hidden, heads, layers, context, normEps] = [64, 96, 4, 2, 16, 1e-12];
const rng = createRng(4);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lamwright-bert-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('llama.cpp runs an exported encoder: pieces of words, and the same vector as by hand', async () => {
  const weights = randomWeights();
  const file = join(folder, 'bert.gguf');
  await exportBert(file, { name: 'test', heads, normEps, weights, vocabulary });
  const llama = await startLlama(false);
  const model = await llama.loadModel({ modelPath: file });
  try {
    const sentence = model.tokenize('Open the notes.');
    expect(sentence.map((token) => vocabulary[token])).toEqual(['open', 'the', 'note', '##s', '.']);
    const embedding = await model.createEmbeddingContext({ contextSize: context, threads: 1 });
    const { vector } = await embedding.getEmbeddingFor(sentence);
    expect(likeness(vector, encode(weights, [2, ...sentence, 3]))).toBeGreaterThan(0.9999);
    const other = await embedding.getEmbeddingFor(model.tokenize('a b'));
    expect(likeness(vector, other.vector)).toBeLessThan(0.99);
  } finally {
    await model.dispose();
  }
});

test('a weight that is missing is named', async () => {
  const weights = randomWeights();
  weights.delete('encoder.layer.1.output.dense.bias');
  const file = join(folder, 'half.gguf');
  await expect(exportBert(file, { name: 'test', heads, normEps, weights, vocabulary })).rejects.toMatchObject({
    code: 'CHECKPOINT_CORRUPT',
    message: expect.stringContaining('encoder.layer.1.output.dense.bias'),
  });
});

function randomWeights(): TensorMap {
  const weights: TensorMap = new Map();
  const add = (name: string, ...shape: number[]) => {
    const count = shape.reduce((a, b) => a * b, 1);
    const middle = /LayerNorm\.weight$/.test(name) ? 1 : 0;
    weights.set(name, { shape, data: Float32Array.from({ length: count }, () => middle + 0.2 * rng.normal()) });
  };
  const linear = (name: string, out: number, into: number) => {
    add(`${name}.weight`, out, into);
    add(`${name}.bias`, out);
  };
  const norm = (name: string) => {
    add(`${name}.weight`, width);
    add(`${name}.bias`, width);
  };
  add('embeddings.word_embeddings.weight', vocabulary.length, width);
  add('embeddings.position_embeddings.weight', context, width);
  add('embeddings.token_type_embeddings.weight', 2, width);
  norm('embeddings.LayerNorm');
  for (let layer = 0; layer < layers; layer++) {
    const at = `encoder.layer.${layer}`;
    for (const part of ['query', 'key', 'value']) linear(`${at}.attention.self.${part}`, width, width);
    linear(`${at}.attention.output.dense`, width, width);
    norm(`${at}.attention.output.LayerNorm`);
    linear(`${at}.intermediate.dense`, hidden, width);
    linear(`${at}.output.dense`, width, hidden);
    norm(`${at}.output.LayerNorm`);
  }
  return weights;
}

/** The encoder by hand: attention over the whole sentence, then the mean of its last states. */
function encode(weights: TensorMap, tokens: readonly number[]): number[] {
  const data = (name: string) => weights.get(name)!.data;
  const row = (name: string, i: number) => [...data(name).subarray(i * width, (i + 1) * width)];
  const linear = (x: number[], name: string) =>
    [...data(`${name}.bias`)].map((bias, o) =>
      x.reduce((sum, v, i) => sum + v * data(`${name}.weight`)[o * x.length + i]!, bias),
    );
  const norm = (x: number[], name: string) => {
    const mean = x.reduce((a, b) => a + b, 0) / x.length;
    const variance = x.reduce((a, b) => a + (b - mean) ** 2, 0) / x.length;
    return x.map(
      (v, i) => ((v - mean) / Math.sqrt(variance + normEps)) * data(`${name}.weight`)[i]! + data(`${name}.bias`)[i]!,
    );
  };
  const plus = (a: number[], b: number[]) => a.map((v, i) => v + b[i]!);
  let states = tokens.map((token, i) => {
    const place = plus(
      row('embeddings.position_embeddings.weight', i),
      row('embeddings.token_type_embeddings.weight', 0),
    );
    return norm(plus(row('embeddings.word_embeddings.weight', token), place), 'embeddings.LayerNorm');
  });
  for (let layer = 0; layer < layers; layer++) {
    const at = `encoder.layer.${layer}`;
    const [queries, keys, values] = ['query', 'key', 'value'].map((part) =>
      states.map((state) => linear(state, `${at}.attention.self.${part}`)),
    ) as [number[][], number[][], number[][]];
    states = states.map((state, i) => {
      const seen = Array.from({ length: heads }, (_, head) => {
        const slice = (x: number[]) => x.slice((head * width) / heads, ((head + 1) * width) / heads);
        const scores = keys.map((key) => dot(slice(queries[i]!), slice(key)) / Math.sqrt(width / heads));
        const weight = scores.map((score) => Math.exp(score - Math.max(...scores)));
        const total = weight.reduce((a, b) => a + b, 0);
        return values.map((value, j) => slice(value).map((v) => (v * weight[j]!) / total)).reduce(plus);
      }).flat();
      const attended = norm(
        plus(state, linear(seen, `${at}.attention.output.dense`)),
        `${at}.attention.output.LayerNorm`,
      );
      const inner = linear(attended, `${at}.intermediate.dense`).map(
        (v) => 0.5 * v * (1 + Math.tanh(0.7978845608 * (v + 0.044715 * v ** 3))),
      );
      return norm(plus(attended, linear(inner, `${at}.output.dense`)), `${at}.output.LayerNorm`);
    });
  }
  return states.reduce(plus).map((v) => v / states.length);
}

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, v, i) => sum + v * b[i]!, 0);
const likeness = (a: readonly number[], b: readonly number[]) => dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
