import { type FileHandle, open } from 'node:fs/promises';
import { LamwrightError } from '../../records/error.ts';
import {
  fixedValues,
  type GgufMetadata,
  type GgufScalar,
  type GgufValue,
  ggufMagic,
  valueTypes,
} from './gguf-values.ts';
import { type TensorType, tensorTypes } from './tensor-types.ts';

/** `shape` is row-major as in Hugging Face files, so a linear weight is [out, in]. */
type GgufTensor = { name: string; shape: number[]; type: TensorType; offset: number; bytes: number };

export type GgufFile = {
  metadata: GgufMetadata;
  tensors: ReadonlyMap<string, GgufTensor>;
  /** The numbers of one tensor, dequantised. */
  read(name: string): Promise<Float32Array>;
  close(): Promise<void>;
};

/** The error for a file that is not what it should be. */
export function corruptFile(file: string, what: string, cause?: unknown): LamwrightError {
  return new LamwrightError('CHECKPOINT_CORRUPT', `${file} is no whole GGUF file: ${what}.`, {
    remedy: 'The file is cut or damaged: delete it and download or export it again.',
    cause,
  });
}

/** Opens a GGUF file and reads its head; tensors are read when asked for. Throws CHECKPOINT_CORRUPT, or BASE_MISSING when there is no file. */
export async function openGguf(file: string): Promise<GgufFile> {
  const handle = await open(file, 'r').catch((cause: unknown) => {
    throw new LamwrightError('BASE_MISSING', `There is no model file at ${file}.`, {
      remedy: 'Give the path of a GGUF file that exists.',
      cause,
    });
  });
  try {
    const head = await readHead(handle, file);
    return {
      ...head,
      async read(name) {
        const tensor = head.tensors.get(name);
        if (tensor === undefined) throw corruptFile(file, `the tensor ${name} is missing`);
        const bytes = new Uint8Array(tensor.bytes);
        await fill(handle, bytes, tensor.offset, file);
        const out = new Float32Array(tensor.shape.reduce((a, b) => a * b, 1));
        tensor.type.decode(new DataView(bytes.buffer), out);
        return out;
      },
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function fill(handle: FileHandle, bytes: Uint8Array, offset: number, file: string): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesRead } = await handle.read(bytes, done, Math.min(bytes.length - done, 1 << 28), offset + done);
    if (bytesRead === 0) throw corruptFile(file, 'it ends too early');
    done += bytesRead;
  }
}

/** Heads are a few MB; a head that does not fit in what was read is parsed again with four times as much. */
async function readHead(handle: FileHandle, file: string) {
  const { size } = await handle.stat();
  for (let length = Math.min(size, 4 << 20); ; length = Math.min(size, length * 4)) {
    const bytes = new Uint8Array(length);
    await fill(handle, bytes, 0, file);
    try {
      return parseHead(new DataView(bytes.buffer), size, file);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      if (length === size) throw corruptFile(file, 'it ends inside its head', error);
    }
  }
}

function parseHead(view: DataView, fileSize: number, file: string) {
  let at = 0;
  const scalar = (type: number): GgufScalar => {
    if (type === valueTypes.string) {
      const length = Number(scalar(10));
      if (length > fileSize) throw corruptFile(file, `a text of ${length} bytes`);
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array(view.buffer, at, length));
      at += length;
      return text;
    }
    const fixed = fixedValues.get(type);
    if (fixed === undefined) throw corruptFile(file, `a value of the unknown type ${type}`);
    const value = fixed.read(view, at);
    at += fixed.bytes;
    return value;
  };
  const whole = (type: number) => Number(scalar(type));
  const value = (type: number): GgufValue => {
    if (type !== valueTypes.array) return scalar(type);
    const item = whole(4);
    const count = whole(10);
    if (count > fileSize) throw corruptFile(file, `a list of ${count} values`);
    return Array.from({ length: count }, () => scalar(item));
  };

  if (view.byteLength < 24 || whole(4) !== ggufMagic) throw corruptFile(file, 'it does not begin with "GGUF"');
  const version = whole(4);
  if (version !== 2 && version !== 3) throw corruptFile(file, `its version is ${version}, not 2 or 3`);
  const tensorCount = whole(10);
  const valueCount = whole(10);
  if (tensorCount > fileSize || valueCount > fileSize) throw corruptFile(file, 'its counts are impossible');
  const metadata: GgufMetadata = new Map();
  for (let i = 0; i < valueCount; i++) {
    const key = String(scalar(valueTypes.string));
    metadata.set(key, value(whole(4)));
  }
  const tensors = new Map<string, GgufTensor>();
  for (let i = 0; i < tensorCount; i++) {
    const name = String(scalar(valueTypes.string));
    const dimensions = whole(4);
    if (dimensions > 4) throw corruptFile(file, `tensor ${name} has ${dimensions} dimensions`);
    const shape = Array.from({ length: dimensions }, () => whole(10)).reverse();
    const typeId = whole(4);
    const offset = whole(10);
    const type = tensorTypes.find(({ id }) => id === typeId);
    if (type === undefined) throw unreadableType(file, name, typeId);
    const bytes = (shape.reduce((a, b) => a * b, 1) / type.block) * type.bytes;
    tensors.set(name, { name, shape, type, offset, bytes });
  }
  const alignment = Number(metadata.get('general.alignment') ?? 32);
  const dataStart = Math.ceil(at / alignment) * alignment;
  for (const tensor of tensors.values()) {
    tensor.offset += dataStart;
    if (!(tensor.offset + tensor.bytes <= fileSize))
      throw corruptFile(file, `tensor ${tensor.name} lies behind its end`);
  }
  return { metadata, tensors };
}

function unreadableType(file: string, tensor: string, type: number): LamwrightError {
  return new LamwrightError(
    'CHECKPOINT_CORRUPT',
    `${file} stores ${tensor} in a form that cannot be read (type ${type}).`,
    {
      remedy: `Use a file in one of these forms: ${tensorTypes.map(({ name }) => name.toUpperCase()).join(', ')}.`,
    },
  );
}
