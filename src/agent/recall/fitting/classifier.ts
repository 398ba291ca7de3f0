import { createRng } from '../../../records/rng.ts';

/** How well each class fits these words; more is better, by differences of logarithms. Words that training did not have count for nothing. */
export type Classifier = (words: Iterable<string>) => number[];
export type Sample = { words: ReadonlySet<string>; class: number };

/** How much the likelihood counts beside the regression. */
const share = 0.5;

/**
 * Classes of sentences by their words: a logistic regression, and half as much the likelihood of the words in each class. With few sentences a class
 * the second knows more, with many the first; the sum is better than either with any number. The same samples give the same classifier.
 */
export function trainClassifier(samples: readonly Sample[], classes: number): Classifier {
  const regression = trainRegression(samples, classes);
  const likelihood = countLikelihood(samples, classes);
  return (words) => {
    const all = [...new Set(words)];
    const likely = likelihood(all);
    return regression(all).map((score, k) => score + share * likely[k]!);
  };
}

type Scores = (words: readonly string[]) => number[];

/** How far a word's chance follows the class; the rest is its chance in all sentences. */
const own = 0.5;

/** Query likelihood with linear smoothing (Ponte and Croft 1998), against the chance of the words in all sentences. */
function countLikelihood(samples: readonly Sample[], classes: number): Scores {
  const everywhere = new Map<string, number>();
  const times = Array.from({ length: classes }, () => new Map<string, number>());
  const sizes = Array.from({ length: classes }, () => 0);
  for (const { words, class: k } of samples) {
    sizes[k]! += 1;
    for (const word of words) {
      everywhere.set(word, (everywhere.get(word) ?? 0) + 1);
      times[k]!.set(word, (times[k]!.get(word) ?? 0) + 1);
    }
  }
  return (words) => {
    const known = words.filter((word) => everywhere.has(word));
    return times.map((counts, k) =>
      known.reduce((score, word) => {
        const chance = everywhere.get(word)! / samples.length;
        return score + Math.log((own * (counts.get(word) ?? 0)) / Math.max(1, sizes[k]!) / chance + 1 - own);
      }, 0),
    );
  };
}

const epochs = 8;
const rate = 0.3;
/** Sentences of few and of many words weigh alike: each word counts this divided by the root of how many there are. */
const weight = 2;

/**
 * Multinomial logistic regression by AdaGrad (Duchi et al. 2011), which suits words as rare as these. Own code: the JavaScript packages for
 * it take dense rows, a hundred times the work.
 */
function trainRegression(samples: readonly Sample[], classes: number): Scores {
  const index = new Map<string, number>();
  for (const { words } of samples)
    for (const word of words) if (!index.has(word)) index.set(word, index.size * classes);
  const rows = samples.map(({ words, class: wanted }) => ({
    wanted,
    features: Array.from(words, (w) => index.get(w)!),
  }));
  const weights = new Float32Array(index.size * classes);
  const squares = new Float32Array(weights.length).fill(1e-8);
  const scores = new Float32Array(classes);
  const rng = createRng(0);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { features, wanted } of rng.shuffle(rows)) {
      const each = score(features);
      for (let k = 0; k < classes; k++) {
        const gradient = (Math.exp(scores[k]!) - (k === wanted ? 1 : 0)) * each;
        if (Math.abs(gradient) < 1e-4) continue;
        for (const feature of features) {
          squares[feature + k]! += gradient * gradient;
          weights[feature + k]! -= (rate * gradient) / Math.sqrt(squares[feature + k]!);
        }
      }
    }
  }
  return (words) => {
    score(words.flatMap((word) => index.get(word) ?? []));
    return [...scores];
  };

  /** Fills `scores` with the logarithms of the chances; gives what each word counts. */
  function score(features: readonly number[]): number {
    const each = weight / Math.sqrt(features.length || 1);
    scores.fill(0);
    for (const feature of features) for (let k = 0; k < classes; k++) scores[k]! += each * weights[feature + k]!;
    const top = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    const total = top + Math.log(scores.reduce((sum, s) => sum + Math.exp(s - top), 0));
    for (let k = 0; k < classes; k++) scores[k]! -= total;
    return each;
  }
}
