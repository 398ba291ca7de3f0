import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readSafetensors, writeSafetensors } from './safetensors.ts';

const folder = mkdtempSync(join(tmpdir(), 'lamwright-safetensors-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string) => join(folder, name);
const tensors = new Map([
  ['a', { shape: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, -6.5) }],
  ['empty', { shape: [0], data: new Float32Array(0) }],
  ['scalar', { shape: [], data: Float32Array.of(7) }],
]);

/** A file as other programs write it: without a seal. */
const foreign = (name: string, dtype: string, words: number[]) => {
  const bytes = words.length * 2;
  const header = JSON.stringify({ x: { dtype, shape: [words.length], data_offsets: [0, bytes] } });
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  writeFileSync(file(name), Buffer.concat([length, Buffer.from(header), Buffer.from(Uint16Array.from(words).buffer)]));
  return file(name);
};

test('what is written is read back, metadata included, and nothing is left aside', async () => {
  await writeSafetensors(file('whole'), tensors, { note: 'é' });
  const read = await readSafetensors(file('whole'), { sealed: true });
  expect(read.tensors).toEqual(tensors);
  expect(read.metadata.note).toBe('é');
  expect(readdirSync(folder)).toEqual(['whole']);
});

test('half-precision tensors of other programs become float32', async () => {
  const brain = await readSafetensors(foreign('bf16', 'BF16', [0x3f80, 0xc000, 0x3eab]));
  expect([...brain.tensors.get('x')!.data]).toEqual([1, -2, 0.333984375]);
  const half = await readSafetensors(foreign('f16', 'F16', [0x3c00, 0xc000, 0x3555]));
  expect([...half.tensors.get('x')!.data]).toEqual([1, -2, 0.333251953125]);
});

test('a type that cannot be read is named', async () => {
  await expect(readSafetensors(foreign('i16', 'I16', [1]))).rejects.toMatchObject({
    code: 'CHECKPOINT_CORRUPT',
    message: expect.stringContaining('I16'),
  });
});

test('a cut file, an altered byte and an altered header are refused', async () => {
  await writeSafetensors(file('cut'), tensors);
  const bytes = readFileSync(file('cut'));
  truncateSync(file('cut'), bytes.length - 1);
  const data = Buffer.from(bytes);
  data[data.length - 2]! ^= 4;
  writeFileSync(file('data'), data);
  writeFileSync(file('header'), Buffer.from(bytes.toString('latin1').replace('[2,3]', '[3,2]'), 'latin1'));
  for (const name of ['cut', 'data', 'header'])
    await expect(readSafetensors(file(name)), name).rejects.toMatchObject({ code: 'CHECKPOINT_CORRUPT' });
});

test('a file without a seal is refused where one is asked for', async () => {
  await expect(readSafetensors(foreign('unsealed', 'BF16', [0]), { sealed: true })).rejects.toMatchObject({
    code: 'CHECKPOINT_CORRUPT',
  });
});
