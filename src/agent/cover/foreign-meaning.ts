import { dot, type Meaning } from '../recall/fitting/meaning.ts';
import { foreignRequests } from './foreign-requests.ts';

/**
 * Whether a request means something nearer to what other software is asked for than to any of these wordings of the kind that came to mind: with
 * machine-made wordings, which are too alike for a bar to be learnt from them, this alone tells what nothing covers. Never so where meanings were not read.
 */
export function createForeign(meaning: Meaning): (request: string, wordings: readonly string[]) => boolean {
  const nearest = (vector: Float32Array, texts: readonly string[]) =>
    Math.max(
      -1,
      ...texts.flatMap((text) => {
        const other = meaning.vectorOf(text);
        return other ? [dot(vector, other)] : [];
      }),
    );
  return (request, wordings) => {
    const vector = meaning.vectorOf(request);
    return vector !== undefined && nearest(vector, foreignRequests) > nearest(vector, wordings);
  };
}
