import { createRng } from '../../records/rng.ts';

/** How surely each class takes these signs for its own, as the logarithm of odds: all classes may say no. */
export type Membership = (signs: readonly string[]) => number[];

const epochs = 8;
/** So many signs are left out of a sample each time: an unheard sentence lacks some, too. */
const leftOut = 0.3;
const rate = 0.3;
/** Texts of few and of many signs weigh alike: each sign counts this divided by the root of how many there are. */
const weight = 2;
/** Before it has seen anything a class says no. */
const doubt = -4;

/**
 * One against the rest, a logistic regression for each class by AdaGrad: unlike chances that share out one, each class decides for itself, so
 * that a text of no class is told (Shu et al. 2017). A sample of class null is of none.
 */
export function trainMembership(
  samples: readonly { signs: readonly string[]; class: number | null }[],
  classes: number,
): Membership {
  const index = new Map<string, number>();
  for (const { signs } of samples) for (const s of signs) if (!index.has(s)) index.set(s, index.size * classes);
  const rows = samples.map(({ signs, class: own }) => ({ own, at: Array.from(signs, (s) => index.get(s)!) }));
  const weights = new Float32Array(index.size * classes);
  const squares = new Float32Array(weights.length).fill(1e-6);
  const bias = new Float32Array(classes).fill(doubt);
  const biasSquares = new Float32Array(classes).fill(1);
  const odds = new Float32Array(classes);
  const rng = createRng(0);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { own, at: every } of rng.shuffle(rows)) {
      const at = every.filter(() => rng.next() >= leftOut);
      const each = score(at);
      for (let k = 0; k < classes; k++) {
        const error = 1 / (1 + Math.exp(-odds[k]!)) - (k === own ? 1 : 0);
        if (Math.abs(error) < 0.01) continue;
        biasSquares[k]! += error * error;
        bias[k]! -= (0.1 * error) / Math.sqrt(biasSquares[k]!);
        const gradient = error * each;
        for (const sign of at) {
          squares[sign + k]! += gradient * gradient;
          weights[sign + k]! -= (rate * gradient) / Math.sqrt(squares[sign + k]!);
        }
      }
    }
  }
  return (signs) => {
    score(signs.flatMap((s) => index.get(s) ?? []));
    return [...odds];
  };

  /** Fills `odds`; gives what each sign counts. */
  function score(at: readonly number[]): number {
    const each = weight / Math.sqrt(at.length || 1);
    odds.set(bias);
    for (const sign of at) for (let k = 0; k < classes; k++) odds[k]! += each * weights[sign + k]!;
    return each;
  }
}
