import { createHash } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { LamwrightError } from '../../records/error.ts';
import { move } from '../../records/files/move.ts';

/** Named tensors; data is row-major. */
export type TensorMap = Map<string, { shape: number[]; data: Float32Array }>;

type Entry = { dtype: string; shape: number[]; data_offsets: [number, number] };

const SEAL = 'sha256';
const ELEMENT_BYTES: Record<string, number> = { F32: 4, F16: 2, BF16: 2 };

/**
 * Writes float32 tensors to a safetensors file: aside, flushed, then renamed. `metadata.sha256` seals the metadata,
 * names, shapes and bytes. Throws DISK_FULL when there is no room; the old file then stays.
 */
export async function writeSafetensors(
  file: string,
  tensors: TensorMap,
  metadata: Record<string, string> = {},
): Promise<void> {
  const entries: Record<string, Entry> = {};
  let offset = 0;
  for (const [name, { shape, data }] of tensors) {
    entries[name] = { dtype: 'F32', shape, data_offsets: [offset, offset + data.byteLength] };
    offset += data.byteLength;
  }
  const seal = createSeal(metadata, entries);
  for (const { data } of tensors.values()) seal.update(bytesOf(data));
  const sealed = { __metadata__: { ...metadata, [SEAL]: seal.digest('hex') }, ...entries };
  const json = Buffer.from(JSON.stringify(sealed));
  const header = Buffer.alloc(8 + Math.ceil(json.length / 8) * 8, 0x20);
  header.writeBigUInt64LE(BigInt(header.length - 8));
  json.copy(header, 8);
  const aside = `${file}.${process.pid}.part`;
  try {
    const handle = await open(aside, 'w');
    try {
      await handle.writeFile(header);
      for (const { data } of tensors.values()) await handle.writeFile(bytesOf(data));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await move(aside, file);
  } catch (cause) {
    await rm(aside, { force: true });
    if ((cause as NodeJS.ErrnoException).code !== 'ENOSPC') throw cause;
    throw new LamwrightError('DISK_FULL', `no room to write ${file}`, { remedy: 'Free some disk space.', cause });
  }
}

/**
 * Reads a safetensors file; F32, F16 and BF16 tensors become float32. Throws CHECKPOINT_CORRUPT when the file is cut or
 * malformed, when its seal (if it has one, or if `sealed` asks for one) does not fit, or when it has another type.
 * `skip` says which tensors are left out, whatever their type.
 */
export async function readSafetensors(
  file: string,
  options: { sealed?: boolean; skip?: (name: string) => boolean } = {},
): Promise<{ tensors: TensorMap; metadata: Record<string, string> }> {
  const handle = await open(file, 'r').catch((cause: unknown) => {
    throw corrupt(file, 'cannot be opened', cause);
  });
  try {
    const { metadata, entries, start, bytes: whole } = await readHeader(handle, file);
    const seal = createSeal(metadata, entries);
    const tensors: TensorMap = new Map();
    for (const [name, entry] of Object.entries(entries)) {
      if (options.skip?.(name)) continue;
      const [from, to] = entry.data_offsets;
      const size = ELEMENT_BYTES[entry.dtype];
      const count = entry.shape.reduce((product, d) => product * d, 1);
      if (size === undefined) throw corrupt(file, `has ${name} of type ${entry.dtype}; F32, F16 and BF16 can be read`);
      if (start + to > whole) throw corrupt(file, `ends within ${name}`);
      if (to - from !== count * size) throw corrupt(file, `has ${to - from} bytes for ${name} [${entry.shape}]`);
      const bytes = new Uint8Array(to - from);
      const read = await readFully(handle, bytes, start + from);
      if (read !== bytes.length) throw corrupt(file, `ends within ${name}`);
      seal.update(bytes);
      tensors.set(name, { shape: entry.shape, data: toFloat32(bytes, entry.dtype) });
    }
    const wanted = metadata[SEAL];
    if ((wanted !== undefined || options.sealed) && wanted !== seal.digest('hex'))
      throw corrupt(file, 'was altered: its content does not fit its hash');
    return { tensors, metadata };
  } finally {
    await handle.close();
  }
}

async function readHeader(handle: FileHandle, file: string) {
  const { size } = await handle.stat();
  const prefix = Buffer.alloc(8);
  await readFully(handle, prefix, 0);
  const length = Number(prefix.readBigUInt64LE());
  if (length < 2 || length > size - 8) throw corrupt(file, 'is cut short or is no safetensors file');
  const json = Buffer.alloc(length);
  await readFully(handle, json, 8);
  try {
    const { __metadata__: metadata = {}, ...entries } = JSON.parse(json.toString()) as Record<string, Entry> & {
      __metadata__?: Record<string, string> | null;
    };
    for (const entry of Object.values(entries)) {
      const [from, to] = (entry as Entry).data_offsets;
      if (!(from >= 0 && to >= from && Array.isArray((entry as Entry).shape))) throw new TypeError('offsets');
    }
    return { metadata: metadata ?? {}, entries: entries as Record<string, Entry>, start: 8 + length, bytes: size };
  } catch (cause) {
    throw corrupt(file, 'has a header that cannot be read', cause);
  }
}

/** Reads may come in pieces (at most 2 GiB each). Gives the bytes read. */
async function readFully(handle: FileHandle, into: Uint8Array, position: number): Promise<number> {
  let done = 0;
  while (done < into.length) {
    const length = Math.min(into.length - done, 2 ** 30);
    const { bytesRead } = await handle.read(into, done, length, position + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return done;
}

function createSeal(metadata: Record<string, string>, entries: Record<string, Entry>) {
  const { [SEAL]: _, ...rest } = metadata;
  return createHash('sha256').update(JSON.stringify([rest, entries]));
}

function toFloat32(bytes: Uint8Array<ArrayBuffer>, dtype: string): Float32Array {
  if (dtype === 'F32') return new Float32Array(bytes.buffer);
  const halves = new Uint16Array(bytes.buffer);
  if (dtype === 'F16') return Float32Array.from(new Float16Array(bytes.buffer));
  const words = new Uint32Array(halves.length);
  for (let i = 0; i < halves.length; i++) words[i] = halves[i]! << 16;
  return new Float32Array(words.buffer);
}

const bytesOf = (data: Float32Array) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength);

function corrupt(file: string, what: string, cause?: unknown): LamwrightError {
  return new LamwrightError('CHECKPOINT_CORRUPT', `${file} ${what}`, {
    remedy: 'Delete the file; training then goes on from the checkpoint before it, or the download starts afresh.',
    cause,
  });
}
