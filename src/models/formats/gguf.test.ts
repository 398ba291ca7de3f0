import { copyFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRng } from '../../records/rng.ts';
import type { DecoderShape, Weights } from '../decoder.ts';
import { loadLlama } from '../llama-runtime.ts';
import { createTokenizer } from '../tokenizer/create-tokenizer.ts';
import { trainTokenizer } from '../tokenizer/train-tokenizer.ts';
import { exportGguf, readBase } from './gguf.ts';
import { decoderTensors } from './gguf-names.ts';
import { halfToNumber, numberToHalf } from './half-float.ts';
import { tensorTypes } from './tensor-types.ts';

const licence = await readFile(new URL('../../../LICENSE', import.meta.url), 'utf8');
const tokenizer = trainTokenizer([licence], { size: 500, specials: ['<eos>', '<|step|>'] });
const shape: DecoderShape = {
  layers: 2,
  width: 64,
  heads: 4,
  kvHeads: 2,
  hidden: 96,
  vocabulary: tokenizer.tokens.length,
  ropeBase: 50_000,
  normEps: 1e-5,
  context: 256,
};
const rng = createRng(5);
const weights: Weights = new Map(
  decoderTensors(shape).map(({ hf, shape: size }) => {
    const count = size.reduce((a, b) => a * b, 1);
    return [hf, { shape: size, data: Float32Array.from({ length: count }, () => 0.1 * rng.normal()) }];
  }),
);

let folder: string;
const file = (name: string) => join(folder, name);
const model = { shape, weights, tokenizer, name: 'test' };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lamwright-gguf-'));
  await exportGguf(file('f32.gguf'), { ...model, quantization: 'f32' });
});
afterAll(() => rm(folder, { recursive: true }));

describe('an exported model', () => {
  it('is read back as it was: shape, tokenizer, weights in their order', async () => {
    expect(await readBase(file('f32.gguf'))).toEqual({ shape, weights, tokenizer });
  });

  it('loses no more than its precision when it is quantised', async () => {
    for (const [quantization, share] of [['f16', 1 / 2048] as const, ['q8_0', 1 / 200] as const]) {
      await exportGguf(file(`${quantization}.gguf`), { ...model, quantization });
      const back = await readBase(file(`${quantization}.gguf`));
      for (const [name, { data }] of weights) {
        const largest = data.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
        const found = back.weights.get(name)!.data;
        expect(data.every((value, i) => Math.abs(found[i]! - value) <= largest * share)).toBe(true);
      }
    }
  });

  it('cuts text as llama.cpp does with the same vocabulary', async () => {
    const runtime = await loadLlama(file('f32.gguf'));
    const ours = createTokenizer(tokenizer);
    for (const line of [...licence.split('\n'), 'Größe 123 [x] "quoted" 日本 🎉', '<|step|>', ' two  spaces ']) {
      expect([line, runtime.tokenize(line)]).toEqual([line, ours.encode(line)]);
    }
    await runtime.close();
  });

  it('must have every weight in the right shape', async () => {
    const without = new Map(weights);
    without.delete('model.norm.weight');
    await expect(exportGguf(file('x.gguf'), { ...model, weights: without, quantization: 'f32' })).rejects.toMatchObject(
      {
        code: 'USAGE',
        message: /model.norm.weight is missing/,
      },
    );
  });
});

describe('a damaged file', () => {
  it('is found out wherever it is cut', async () => {
    const { length } = await readFile(file('f32.gguf'));
    for (const size of [0, 3, 20, 200, 5000, length >> 1, length - 33]) {
      await copyFile(file('f32.gguf'), file('cut.gguf'));
      await truncate(file('cut.gguf'), size);
      await expect(readBase(file('cut.gguf')), `${size} bytes`).rejects.toMatchObject({ code: 'CHECKPOINT_CORRUPT' });
    }
  });

  it('is found out when its head is altered', async () => {
    const bytes = await readFile(file('f32.gguf'));
    for (const at of [0, 4, 9, 17, 30, 44]) {
      const altered = Buffer.from(bytes);
      altered.fill(0xfe, at, at + 6);
      await writeFile(file('altered.gguf'), altered);
      await expect(readBase(file('altered.gguf')), `at ${at}`).rejects.toMatchObject({ code: 'CHECKPOINT_CORRUPT' });
    }
  });
});

describe('number formats', () => {
  it('takes every half float there and back', () => {
    const halves = Array.from({ length: 65_536 }, (_, half) => half).filter(
      (half) => !Number.isNaN(halfToNumber[half]),
    );
    expect(halves.filter((half) => numberToHalf(halfToNumber[half]!) !== half)).toEqual([]);
    expect([65_519, 65_520, 2049, 2051, 1e-8, 3e-8].map((n) => halfToNumber[numberToHalf(n)])).toEqual([
      65_504,
      Number.POSITIVE_INFINITY,
      2048,
      2052,
      0,
      2 ** -24,
    ]);
  });

  it('reads four-bit blocks: scale, offset, low halves first', () => {
    const decode = (name: string, bytes: number[]) => {
      const out = new Float32Array(32);
      tensorTypes.find((type) => type.name === name)!.decode(new DataView(Uint8Array.from(bytes).buffer), out);
      return [out[0], out[1], out[16], out[17]];
    };
    const nibbles = [0x21, 0xf0, ...Array.from({ length: 14 }, () => 0)];
    expect(decode('q4_0', [0x00, 0x38, ...nibbles])).toEqual([-3.5, -4, -3, 3.5]);
    expect(decode('q4_1', [0x00, 0x38, 0x00, 0x3c, ...nibbles])).toEqual([1.5, 1, 2, 8.5]);
  });
});
