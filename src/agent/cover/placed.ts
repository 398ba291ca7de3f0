import { stems } from '../recall/cues.ts';

/** Stands for a value of the user's. */
export const place = '§';

const sign = /§|[\p{L}\p{M}]+|\p{N}+|[:,;?]/gu;

/**
 * The words of a request or wording in their order, with one sign for each value: what is quoted, a place like {title}, and words in a row
 * that are not `usual`. So a request and the wording that it is like read alike, whatever the values are.
 */
export function placed(text: string, isUsual: (stem: string) => boolean): string[] {
  const plain = text.replace(/"[^"]*"|“[^”]*”|\{\w+\}/g, ` ${place} `);
  const out = ['<'];
  for (const [part] of plain.matchAll(sign)) {
    const [stem = part] = stems(part);
    const isValue = part === place || (/[\p{L}\p{N}]/u.test(part) && !isUsual(stem));
    if (!isValue) out.push(stem);
    else if (out.at(-1) !== place) out.push(place);
  }
  return [...out, '>'];
}

/** Words that stand side by side. */
export const neighbours = (words: readonly string[]): string[] => [
  ...new Set(words.slice(1).map((word, i) => `${words[i]} ${word}`)),
];

/** Words with one between them. */
export const overNext = (words: readonly string[]): string[] => [
  ...new Set(words.slice(2).map((word, i) => `${words[i]} _ ${word}`)),
];
