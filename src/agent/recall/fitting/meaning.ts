import type { Pattern } from '../pattern.ts';
import { trainVectorClassifier } from './vector-classifier.ts';

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

/** Embeds through a meaning, so that it makes and keeps each text's vector once. */
export const embedOnce =
  (meaning: Meaning): Embed =>
  async (texts) => {
    await meaning.read(texts);
    return texts.map((text) => meaning.vectorOf(text)!);
  };

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

/**
 * What each counts beside the logarithms of the word classifier: the chance by a regression on the vectors, likeness to the nearest text of a kind, and to
 * the nearest three. Found with train wordings (bench/understanding.ts).
 */
const counts = { chance: 2.4, nearest: 10, near: 5 };
const several = 3;

/** How well a request's meaning fits each of the kinds, by differences of logarithms; null where the request or some kind's texts were not read. */
export function meaningFits(
  kinds: readonly (readonly string[])[],
  meaning: Meaning,
): (request: string) => number[] | null {
  const prepare = () => {
    const vectors = kinds.map((texts) =>
      [...new Set(texts.map(masked))].flatMap((text) => meaning.vectorOf(text) ?? []),
    );
    if (vectors.some((texts) => texts.length === 0)) return null;
    const samples = vectors.flatMap((texts, k) => texts.map((vector) => ({ vector, class: k })));
    return { vectors, chances: trainVectorClassifier(samples, kinds.length) };
  };
  let prepared: ReturnType<typeof prepare> | undefined;
  return (request) => {
    const vector = meaning.vectorOf(request);
    if (!vector) return null;
    prepared ??= prepare();
    if (!prepared) return null;
    const chances = prepared.chances(vector);
    return prepared.vectors.map((texts, k) => {
      const near = texts
        .map((text) => dot(text, vector))
        .sort((a, b) => b - a)
        .slice(0, several);
      const mean = near.reduce((sum, like) => sum + like, 0) / near.length;
      return counts.chance * chances[k]! + counts.nearest * near[0]! + counts.near * mean;
    });
  };
}

/** How alike two meanings are: the cosine, since vectors are of length 1. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

const given = new WeakMap<readonly Pattern[], Meaning>();

/** From now on these patterns are recalled by meaning as well; to be called before they are recalled first. */
export const giveMeaning = (patterns: readonly Pattern[], meaning: Meaning): void => void given.set(patterns, meaning);

export const meaningOf = (patterns: readonly Pattern[]): Meaning | undefined => given.get(patterns);
