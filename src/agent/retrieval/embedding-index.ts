import type { Embed } from '../recall/fitting/meaning.ts';
import type { Index, Piece } from './piece.ts';

/** Finds pieces whose vector is nearest to the request's (cosine). The pieces are embedded when something is asked for first. */
export function embeddingIndex(pieces: readonly Piece[], embed: Embed): Index {
  let vectors: Promise<Float32Array[]> | undefined;
  return async (request) => {
    if (pieces.length === 0) return [];
    vectors ??= embed(pieces.map(({ about, text }) => `${about}. ${text}`));
    const [of, [asked]] = await Promise.all([vectors, embed([request])]);
    return pieces
      .map((piece, i) => ({ piece, likeness: cosine(of[i]!, asked!) }))
      .toSorted((a, b) => b.likeness - a.likeness)
      .map(({ piece }) => piece);
  };
}

function cosine(a: Float32Array, b: Float32Array): number {
  let [ab, aa, bb] = [0, 0, 0];
  for (const [i, x] of a.entries()) {
    ab += x * b[i]!;
    aa += x * x;
    bb += b[i]! * b[i]!;
  }
  return ab / (Math.sqrt(aa * bb) || 1);
}
