import { expect, test } from 'vitest';
import { createRng } from '../../../records/rng.ts';
import { trainVectorClassifier } from './vector-classifier.ts';

const rng = createRng(5);
/** A vector near one of four corners. */
const near = (corner: number) => {
  const vector = Float32Array.from({ length: 16 }, (_, i) => (i === corner ? 1 : 0) + 0.25 * rng.normal());
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
};

test('vectors that were not seen are of the class that they are near; the chances add up, and the same samples give the same', () => {
  const samples = Array.from({ length: 80 }, (_, i) => ({ vector: near(i % 4), class: i % 4 }));
  const classify = trainVectorClassifier(samples, 4);
  const asked = Array.from({ length: 40 }, (_, i) => ({ vector: near(i % 4), class: i % 4 }));
  const right = asked.filter(({ vector, class: own }) => {
    const scores = classify(vector);
    expect(scores.reduce((sum, score) => sum + Math.exp(score), 0)).toBeCloseTo(1, 4);
    return scores.indexOf(Math.max(...scores)) === own;
  });
  expect(right.length).toBeGreaterThanOrEqual(36);
  expect(trainVectorClassifier(samples, 4)(asked[0]!.vector)).toEqual(classify(asked[0]!.vector));
});
