import { halfToNumber, numberToHalf } from './half-float.ts';

/** How the numbers of a tensor are stored in a GGUF file: blocks of `block` numbers in `bytes` bytes. */
export type TensorType = {
  /** The number of this type in the file. */
  id: number;
  name: string;
  block: number;
  bytes: number;
  decode(bytes: DataView, out: Float32Array): void;
};

/** The types that Lamwright reads; those with an encoder it also writes. */
export const tensorTypes: readonly TensorType[] = [
  { id: 0, name: 'f32', block: 1, bytes: 4, decode: each(4, (v, at) => v.getFloat32(at, true)) },
  { id: 1, name: 'f16', block: 1, bytes: 2, decode: each(2, (v, at) => halfToNumber[v.getUint16(at, true)]!) },
  { id: 30, name: 'bf16', block: 1, bytes: 2, decode: decodeBf16 },
  { id: 2, name: 'q4_0', block: 32, bytes: 18, decode: nibbles(18, 2, (scale) => -8 * scale) },
  { id: 3, name: 'q4_1', block: 32, bytes: 20, decode: nibbles(20, 4, (_, view, at) => half(view, at + 2)) },
  { id: 8, name: 'q8_0', block: 32, bytes: 34, decode: decodeQ8 },
];

export type Quantization = 'f32' | 'f16' | 'q8_0';

/** Numbers as the bytes of a type; for q8_0 the count must be a multiple of 32. */
export const encoders: Record<Quantization, (data: Float32Array) => Uint8Array> = {
  f32: (data) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
  f16: (data) => new Uint8Array(Uint16Array.from(data, numberToHalf).buffer),
  q8_0: encodeQ8,
};

const half = (view: DataView, at: number) => halfToNumber[view.getUint16(at, true)]!;

function each(bytes: number, read: (view: DataView, at: number) => number): TensorType['decode'] {
  return (view, out) => {
    for (let i = 0; i < out.length; i++) out[i] = read(view, i * bytes);
  };
}

function decodeBf16(view: DataView, out: Float32Array): void {
  const words = new Uint32Array(out.buffer, out.byteOffset, out.length);
  for (let i = 0; i < out.length; i++) words[i] = view.getUint16(2 * i, true) << 16;
}

/** Blocks of 32 four-bit numbers times a scale plus an offset; the low halves of the 16 bytes come first. */
function nibbles(
  bytes: number,
  head: number,
  offsetOf: (scale: number, view: DataView, at: number) => number,
): TensorType['decode'] {
  return (view, out) => {
    for (let i = 0, at = 0; i < out.length; i += 32, at += bytes) {
      const scale = half(view, at);
      const offset = offsetOf(scale, view, at);
      for (let j = 0; j < 16; j++) {
        const byte = view.getUint8(at + head + j);
        out[i + j] = (byte & 15) * scale + offset;
        out[i + j + 16] = (byte >> 4) * scale + offset;
      }
    }
  };
}

function decodeQ8(view: DataView, out: Float32Array): void {
  for (let i = 0, at = 0; i < out.length; i += 32, at += 34) {
    const scale = half(view, at);
    for (let j = 0; j < 32; j++) out[i + j] = view.getInt8(at + 2 + j) * scale;
  }
}

function encodeQ8(data: Float32Array): Uint8Array {
  const out = new DataView(new ArrayBuffer((data.length / 32) * 34));
  for (let i = 0, at = 0; i < data.length; i += 32, at += 34) {
    let largest = 0;
    for (let j = 0; j < 32; j++) largest = Math.max(largest, Math.abs(data[i + j]!));
    out.setUint16(at, numberToHalf(largest / 127), true);
    const inverse = largest === 0 ? 0 : 127 / largest;
    for (let j = 0; j < 32; j++) out.setInt8(at + 2 + j, Math.round(data[i + j]! * inverse));
  }
  return new Uint8Array(out.buffer);
}
