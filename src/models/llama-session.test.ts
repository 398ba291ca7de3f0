import { copyFile, mkdtemp, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRng } from '../records/rng.ts';
import type { DecoderShape, Weights } from './decoder.ts';
import { exportGguf } from './formats/gguf.ts';
import { decoderTensors } from './formats/gguf-names.ts';
import { type LlamaRuntime, loadLlama } from './llama-runtime.ts';
import { trainTokenizer } from './tokenizer/train-tokenizer.ts';

const tokenizer = trainTokenizer(['save save the new tiddler tiddler'], { size: 264, specials: ['<eos>'] });
const shape: DecoderShape = {
  layers: 2,
  width: 64,
  heads: 4,
  kvHeads: 2,
  hidden: 96,
  vocabulary: tokenizer.tokens.length,
  ropeBase: 10_000,
  normEps: 1e-5,
  context: 128,
};
const weights = randomWeights(shape);
const tokens = Array.from({ length: 24 }, (_, i) => (i * 37 + 5) % shape.vocabulary);

let folder: string;
let runtime: LlamaRuntime;
const file = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lamwright-llama-'));
  for (const quantization of ['f32', 'f16', 'q8_0'] as const) {
    await exportGguf(file(`${quantization}.gguf`), { shape, weights, tokenizer, quantization, name: 'tiny' });
  }
  runtime = await loadLlama(file('f32.gguf'), { exact: true });
});
afterAll(async () => {
  await runtime.close();
  await rm(folder, { recursive: true });
});

describe('a llama.cpp session', () => {
  it('computes what the formulas of the decoder say', async () => {
    const session = await runtime.session();
    const targets = tokens.slice(1).map((_, i) => i);
    const found = await session.logProbabilities(tokens, targets);
    const expected = forward(shape, weights, tokens);
    for (const target of targets) expect(found[target]).toBeCloseTo(expected[target]![tokens[target + 1]!]!, 3);
    await session.close();
  });

  it('gives the same answer with and without a remembered prefix, for few candidates and for all', async () => {
    const session = await runtime.session();
    const all = Array.from({ length: shape.vocabulary }, (_, id) => id);
    const fresh = await session.logits(tokens, all);
    expect(fresh.reduce((sum, logProbability) => sum + Math.exp(logProbability), 0)).toBeCloseTo(1, 4);
    await session.logits([...tokens.slice(0, 10), 1, 2, 3], [0]);
    const few = [7, 200, 0];
    const again = await session.logits(tokens, few);
    few.forEach((id, i) => {
      expect(again[i]).toBeCloseTo(fresh[id]!, 3);
    });
    const best = all.toSorted((a, b) => fresh[b]! - fresh[a]!);
    expect((await session.top(tokens, 3)).map(({ token }) => token)).toEqual(best.slice(0, 3));
    await session.close();
  });

  it('runs every export, with the quick cache, close to the exact values', async () => {
    const exact = forward(shape, weights, tokens).at(-1)!;
    const all = Array.from({ length: shape.vocabulary }, (_, id) => id);
    for (const [name, tolerance] of [
      ['f32.gguf', 0.02] as const,
      ['f16.gguf', 0.02] as const,
      ['q8_0.gguf', 0.15] as const,
    ]) {
      const quantised = await loadLlama(file(name));
      const session = await quantised.session();
      const found = await session.logits(tokens, all);
      const off = all.reduce((sum, id) => sum + Math.abs(found[id]! - exact[id]!), 0) / all.length;
      expect(off).toBeLessThan(tolerance);
      await quantised.close();
    }
  });

  it('lets sessions run side by side', async () => {
    const sessions = await Promise.all([runtime.session(), runtime.session()]);
    const [a, b] = await Promise.all(sessions.map((session) => session.logits(tokens, [1, 2])));
    expect(a).toEqual(b);
    await Promise.all(sessions.map((session) => session.close()));
  });

  it('refuses what does not fit, and goes on after it', async () => {
    const session = await runtime.session();
    const long = Array.from({ length: 129 }, () => 1);
    await expect(session.logits(long, [1])).rejects.toMatchObject({ code: 'CONTEXT_FULL', message: /do not fit/ });
    await expect(session.logits([9999], [1])).rejects.toMatchObject({ code: 'USAGE' });
    expect(await session.logits(long.slice(1), [1])).toHaveLength(1);
    await session.close();
  });
});

describe('loading', () => {
  it('tells a missing file, a cut file and a missing binary apart', async () => {
    await expect(loadLlama(file('none.gguf'))).rejects.toMatchObject({ code: 'BASE_MISSING' });
    await copyFile(file('f32.gguf'), file('cut.gguf'));
    await truncate(file('cut.gguf'), 60_000);
    await expect(loadLlama(file('cut.gguf'))).rejects.toMatchObject({ code: 'CHECKPOINT_CORRUPT' });
    const gpu = process.platform === 'darwin' ? 'cuda' : 'metal';
    await expect(loadLlama(file('f32.gguf'), { gpu })).rejects.toMatchObject({ code: 'SETUP' });
  });
});

function randomWeights(of: DecoderShape): Weights {
  const rng = createRng(3);
  return new Map(
    decoderTensors(of).map((tensor) => {
      const count = tensor.shape.reduce((a, b) => a * b, 1);
      const draw = () => (tensor.shape.length === 1 ? 1 + 0.1 * rng.normal() : 0.2 * rng.normal());
      return [tensor.hf, { shape: tensor.shape, data: Float32Array.from({ length: count }, draw) }];
    }),
  );
}

/** The decoder written out plainly: log-probabilities over the vocabulary after each token. */
function forward(of: DecoderShape, w: Weights, ids: number[]): Float32Array[] {
  const { width, heads, kvHeads, vocabulary } = of;
  const head = width / heads;
  const get = (name: string) => w.get(name)!.data;
  const times = (matrix: Float32Array, x: number[]) =>
    Array.from({ length: matrix.length / x.length }, (_, row) =>
      x.reduce((sum, value, i) => sum + matrix[row * x.length + i]! * value, 0),
    );
  const norm = (x: number[], weight: Float32Array) => {
    const scale = 1 / Math.sqrt(x.reduce((sum, v) => sum + v * v, 0) / width + of.normEps);
    return x.map((v, i) => v * scale * weight[i]!);
  };
  const rotate = (x: number[], position: number) =>
    x.map((v, i) => {
      const at = i % head;
      const angle = position / of.ropeBase ** ((2 * (at % (head / 2))) / head);
      const other = at < head / 2 ? -x[i + head / 2]! : x[i - head / 2]!;
      return v * Math.cos(angle) + other * Math.sin(angle);
    });
  let rows = ids.map((id) => [...get('model.embed_tokens.weight').subarray(id * width, (id + 1) * width)]);
  for (let layer = 0; layer < of.layers; layer++) {
    const at = (name: string) => get(`model.layers.${layer}.${name}.weight`);
    const normed = rows.map((x) => norm(x, at('input_layernorm')));
    const q = normed.map((x, i) => rotate(times(at('self_attn.q_proj'), x), i));
    const k = normed.map((x, i) => rotate(times(at('self_attn.k_proj'), x), i));
    const v = normed.map((x) => times(at('self_attn.v_proj'), x));
    rows = rows.map((x, i) => {
      const mixed: number[] = [];
      for (let h = 0; h < heads; h++) {
        const kv = Math.floor(h / (heads / kvHeads)) * head;
        const scores = Array.from({ length: i + 1 }, (_, j) => {
          let dot = 0;
          for (let d = 0; d < head; d++) dot += q[i]![h * head + d]! * k[j]![kv + d]!;
          return Math.exp(dot / Math.sqrt(head));
        });
        const total = scores.reduce((a, b) => a + b, 0);
        for (let d = 0; d < head; d++) mixed.push(scores.reduce((sum, s, j) => sum + (s / total) * v[j]![kv + d]!, 0));
      }
      const attended = times(at('self_attn.o_proj'), mixed).map((value, d) => value + x[d]!);
      const inner = norm(attended, at('post_attention_layernorm'));
      const gate = times(at('mlp.gate_proj'), inner);
      const up = times(at('mlp.up_proj'), inner);
      const hidden = gate.map((g, d) => (g / (1 + Math.exp(-g))) * up[d]!);
      return times(at('mlp.down_proj'), hidden).map((value, d) => value + attended[d]!);
    });
  }
  return rows.map((x) => {
    const logits = times(get('model.embed_tokens.weight'), norm(x, get('model.norm.weight')));
    const total = Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit), 0));
    return Float32Array.from({ length: vocabulary }, (_, id) => logits[id]! - total);
  });
}
