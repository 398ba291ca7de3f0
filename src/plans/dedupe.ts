import type { Candidate } from './rules/rule.ts';

/** Pairs whose words agree this far are copies of one another. */
export const copyThreshold = 0.85;

/**
 * Keeps the first of every group of near copies: token-set Jaccard of 0.85 or more over the task, or over task and
 * plan together. The inverted index looks only at pairs that share a rare word.
 */
export function dedupe<T extends Pick<Candidate, 'task' | 'plan'>>(pairs: readonly T[]): T[] {
  const kept: { pair: T; task: Set<string>; all: Set<string> }[] = [];
  const index = new Map<string, number[]>();
  for (const pair of pairs) {
    const task = tokens(pair.task);
    const all = tokens([pair.task, ...pair.plan].join(' '));
    const near = new Set([...task].flatMap((word) => index.get(word) ?? []));
    const isCopy = [...near].some((i) => {
      const other = kept[i];
      return (
        other !== undefined && (jaccard(other.task, task) >= copyThreshold || jaccard(other.all, all) >= copyThreshold)
      );
    });
    if (isCopy) continue;
    for (const word of task) index.set(word, [...(index.get(word) ?? []), kept.length]);
    kept.push({ pair, task, all });
  }
  return kept.map(({ pair }) => pair);
}

/** Size of the intersection over the size of the union; 1 for two empty sets. */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  const union = a.size + b.size - shared;
  return union === 0 ? 1 : shared / union;
}

/** Words without articles and endings of number, so that "the tiddlers" equals "a tiddler". */
export function tokens(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}$:/.-]+/gu) ?? [];
  return new Set(
    words
      .filter((word) => !/^(?:a|an|the|your|this)$/.test(word))
      .map((word) => word.replace(/[.:]+$|(?<=\w{3})s$/, '')),
  );
}
