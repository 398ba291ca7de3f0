import { open, rm } from 'node:fs/promises';
import { LamwrightError } from '../../records/error.ts';
import { move } from '../../records/files/move.ts';
import { type GgufScalar, ggufAlignment, ggufMagic, ggufVersion, type ValueType, valueTypes } from './gguf-values.ts';
import { encoders, type Quantization, tensorTypes } from './tensor-types.ts';

export type GgufEntry = { key: string; type: ValueType; value: GgufScalar | readonly GgufScalar[] };

/** A tensor to be written; `shape` row-major. The data is asked for when its turn comes, and once. */
export type GgufOutput = { name: string; shape: number[]; quantization: Quantization; data: () => Float32Array };

/** Writes a GGUF file: aside first, then renamed, so that no half-written file ever stands at `file`. Throws DISK_FULL. */
export async function writeGguf(
  file: string,
  entries: readonly GgufEntry[],
  tensors: readonly GgufOutput[],
): Promise<void> {
  const aside = `${file}.${process.pid}.part`;
  const handle = await open(aside, 'w');
  try {
    await handle.writeFile(head(entries, tensors));
    for (const tensor of tensors) {
      const bytes = encoders[tensor.quantization](tensor.data());
      await handle.writeFile(bytes);
      await handle.writeFile(new Uint8Array(padding(bytes.length)));
    }
    await handle.sync();
    await handle.close();
    await move(aside, file);
  } catch (error) {
    await handle.close().catch(() => {});
    await rm(aside, { force: true });
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    throw new LamwrightError('DISK_FULL', `The disk is full: ${file} could not be written.`, {
      remedy: 'Free some space and run the command again; it goes on where it stopped.',
      cause: error,
    });
  }
}

const padding = (length: number) => (ggufAlignment - (length % ggufAlignment)) % ggufAlignment;

function head(entries: readonly GgufEntry[], tensors: readonly GgufOutput[]): Uint8Array {
  const parts: Buffer[] = [];
  const fixed = (bytes: number, set: (buffer: Buffer) => void) => {
    const buffer = Buffer.alloc(bytes);
    set(buffer);
    parts.push(buffer);
  };
  const u32 = (value: number) => fixed(4, (b) => b.writeUInt32LE(value));
  const u64 = (value: number) => fixed(8, (b) => b.writeBigUInt64LE(BigInt(value)));
  const text = (value: string) => {
    const bytes = Buffer.from(value, 'utf8');
    u64(bytes.length);
    parts.push(bytes);
  };
  const scalar = (type: ValueType, value: GgufScalar) => {
    if (type === 'string') text(String(value));
    else if (type === 'f32') fixed(4, (b) => b.writeFloatLE(Number(value)));
    else if (type === 'i32') fixed(4, (b) => b.writeInt32LE(Number(value)));
    else if (type === 'bool') fixed(1, (b) => b.writeUInt8(Number(value)));
    else u32(Number(value));
  };
  u32(ggufMagic);
  u32(ggufVersion);
  u64(tensors.length);
  u64(entries.length);
  for (const { key, type, value } of entries) {
    text(key);
    if (typeof value === 'object') {
      u32(valueTypes.array);
      u32(valueTypes[type]);
      u64(value.length);
      for (const item of value) scalar(type, item);
    } else {
      u32(valueTypes[type]);
      scalar(type, value);
    }
  }
  let offset = 0;
  for (const { name, shape, quantization } of tensors) {
    const type = tensorTypes.find((candidate) => candidate.name === quantization)!;
    text(name);
    u32(shape.length);
    for (const size of [...shape].reverse()) u64(size);
    u32(type.id);
    u64(offset);
    const bytes = (shape.reduce((a, b) => a * b, 1) / type.block) * type.bytes;
    offset += bytes + padding(bytes);
  }
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([...parts, Buffer.alloc(padding(length))]);
}
