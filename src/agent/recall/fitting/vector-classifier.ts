import { createRng } from '../../../records/rng.ts';

/** A text by its vector, and its class. */
export type VectorSample = { vector: Float32Array; class: number };

const epochs = 6;
const rate = 0.15;
/** Keeps the weights small (ridge). */
const ridge = 1e-4;
/** Errors below this teach nothing worth their time. */
const least = 1e-3;

/**
 * Classes of texts by their vectors: a multinomial logistic regression by AdaGrad, as for words (classifier.ts), here of dense rows. Gives the logarithm
 * of each class's chance. The same samples give the same classifier; a thousand samples of a hundred classes take half a second.
 */
export function trainVectorClassifier(
  samples: readonly VectorSample[],
  classes: number,
): (vector: Float32Array) => number[] {
  const width = samples[0]?.vector.length ?? 0;
  const weights = new Float32Array(classes * width);
  const squares = new Float32Array(classes * width).fill(1e-6);
  const scores = new Float32Array(classes);
  const rng = createRng(0);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { vector, class: own } of rng.shuffle(samples)) {
      score(vector);
      for (let k = 0; k < classes; k++) {
        const error = Math.exp(scores[k]!) - (k === own ? 1 : 0);
        if (Math.abs(error) < least) continue;
        for (let j = 0, at = k * width; j < width; j++, at++) {
          const gradient = error * vector[j]! + ridge * weights[at]!;
          squares[at]! += gradient * gradient;
          weights[at]! -= (rate * gradient) / Math.sqrt(squares[at]!);
        }
      }
    }
  }
  return (vector) => {
    score(vector);
    return [...scores];
  };

  /** Fills `scores` with the logarithms of the chances. */
  function score(vector: Float32Array): void {
    let top = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < classes; k++) {
      let sum = 0;
      for (let j = 0, at = k * width; j < width; j++, at++) sum += weights[at]! * vector[j]!;
      scores[k] = sum;
      if (sum > top) top = sum;
    }
    let total = 0;
    for (let k = 0; k < classes; k++) total += Math.exp(scores[k]! - top);
    const norm = top + Math.log(total);
    for (let k = 0; k < classes; k++) scores[k]! -= norm;
  }
}
