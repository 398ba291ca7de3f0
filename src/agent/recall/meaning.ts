import type { Pattern } from './pattern.ts';

/** Vectors of length 1 of what texts mean, as far as they are known. */
export type Meaning = {
  /** Makes the texts' vectors known; to be awaited before a request is recalled. */
  read(texts: readonly string[]): Promise<void>;
  vectorOf(text: string): Float32Array | undefined;
};

/** Turns texts into vectors of length 1, one each. */
export type Embed = (texts: readonly string[]) => Promise<Float32Array[]>;

/** Vectors that are made when a text is read first, and kept; `known` are some that were made before. */
export function openMeaning(
  embed: Embed,
  known: Iterable<[string, Float32Array]> = [],
): Meaning & { all(): ReadonlyMap<string, Float32Array> } {
  const vectors = new Map(known);
  return {
    async read(texts) {
      const fresh = [...new Set(texts.map(masked))].filter((text) => !vectors.has(text));
      if (fresh.length === 0) return;
      const made = await embed(fresh);
      for (const [i, text] of fresh.entries()) vectors.set(text, made[i]!);
    },
    vectorOf: (text) => vectors.get(masked(text)),
    all: () => vectors,
  };
}

const mask = ' something ';
const quotedOrPlace = /"[^"]*"|“[^”]*”|\{\w+(?: \d+)?\}/g;
/** Capitals and digits inside a sentence, with the small words that join them: names and titles. */
const named =
  /(?<=[\p{Ll},;:] )(?:\p{Lu}[\p{L}'’-]*|\p{N}+)(?: (?:(?:of|and|for|the|with|in|to|on) )?(?:\p{Lu}[\p{L}'’-]*|\p{N}+))*/gu;

/** A request or wording without the user's values: of these nothing tells its kind. */
export const masked = (text: string): string =>
  text
    .replace(quotedOrPlace, mask)
    .replace(named, mask)
    .replace(/\s+/g, ' ')
    .replace(/(?:something\s)+something/g, 'something')
    .trim();

/** The nearest texts of a kind, the mean of the three nearest and the middle of all, by how much each tells. */
const shares = { nearest: 0.25, near: 0.45, middle: 0.3 };
const several = 3;

/** How near a request's vector is to each of the kinds, from -1 to 1, or null where a kind has no text whose vector is known. */
export function likenessTo(
  kinds: readonly (readonly string[])[],
  meaning: Meaning,
): (request: string) => number[] | null {
  let made: { texts: Float32Array[]; middle: Float32Array }[] | null = null;
  const kindsOf = () =>
    kinds.map((texts) => {
      const vectors = [...new Set(texts.map(masked))].flatMap((text) => meaning.vectorOf(text) ?? []);
      return { texts: vectors, middle: middleOf(vectors) };
    });
  return (request) => {
    const vector = meaning.vectorOf(request);
    if (!vector) return null;
    made ??= kindsOf();
    if (made.some(({ texts }) => texts.length === 0)) return null;
    return made.map(({ texts, middle }) => {
      const near = texts.map((text) => dot(text, vector)).sort((a, b) => b - a);
      const few = near.slice(0, several);
      const mean = few.reduce((sum, like) => sum + like, 0) / few.length;
      return shares.nearest * near[0]! + shares.near * mean + shares.middle * dot(middle, vector);
    });
  };
}

function middleOf(vectors: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) for (let i = 0; i < sum.length; i++) sum[i]! += vector[i]!;
  const length = Math.hypot(...sum) || 1;
  return sum.map((value) => value / length);
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

const given = new WeakMap<readonly Pattern[], Meaning>();

/** From now on these patterns are recalled by meaning as well; to be called before they are recalled first. */
export const giveMeaning = (patterns: readonly Pattern[], meaning: Meaning): void => void given.set(patterns, meaning);

export const meaningOf = (patterns: readonly Pattern[]): Meaning | undefined => given.get(patterns);
