/**
 * Hugging Face rotates a head's row i with row i + half; llama.cpp's arch "llama" rotates rows 2i and 2i + 1. Gives a
 * weight of [heads * headWidth, columns] with the rows of each head in the other order.
 */
export function convertRotary(
  data: Float32Array,
  size: { heads: number; columns: number },
  to: 'interleaved' | 'halves',
): Float32Array {
  const { heads, columns } = size;
  const headWidth = data.length / columns / heads;
  const half = headWidth / 2;
  const out = new Float32Array(data.length);
  for (let head = 0; head < heads; head++) {
    for (let i = 0; i < half; i++) {
      for (let part = 0; part < 2; part++) {
        const inHalves = head * headWidth + part * half + i;
        const interleaved = head * headWidth + 2 * i + part;
        const [from, at] = to === 'interleaved' ? [inHalves, interleaved] : [interleaved, inHalves];
        out.set(data.subarray(from * columns, (from + 1) * columns), at * columns);
      }
    }
  }
  return out;
}
