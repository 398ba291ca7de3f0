import type { Candidate } from '../rules/rule.ts';

/** Pairs whose words agree this far are copies of one another. */
export const copyThreshold = 0.85;

type Entry<T> = { pair: T; task: Set<string>; all: Set<string> };

/**
 * Keeps the first of every group of near copies: token-set Jaccard of 0.85 or more over the task, or over task and
 * plan together. Sets that are so alike share one of their first few words in a fixed order (prefix filter), so only
 * those are compared.
 */
export function dedupe<T extends Pick<Candidate, 'task' | 'plan'>>(pairs: readonly T[]): T[] {
  const kept: T[] = [];
  const index = new Map<string, Entry<T>[]>();
  for (const pair of pairs) {
    const entry = { pair, task: tokens(pair.task), all: tokens([pair.task, ...pair.plan].join(' ')) };
    const keys = [
      ...prefix(entry.task).map((word) => `task ${word}`),
      ...prefix(entry.all).map((word) => `all ${word}`),
    ];
    const isCopy = keys.some((key) => index.get(key)?.some((other) => areCopies(entry, other)));
    if (isCopy) continue;
    kept.push(pair);
    for (const key of keys) index.set(key, [...(index.get(key) ?? []), entry]);
  }
  return kept;
}

function areCopies<T>(a: Entry<T>, b: Entry<T>): boolean {
  return jaccard(a.task, b.task) >= copyThreshold || jaccard(a.all, b.all) >= copyThreshold;
}

/** Long words come first: they are the rarer ones. */
function prefix(words: ReadonlySet<string>): string[] {
  const ordered = [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return ordered.slice(0, ordered.length - Math.ceil(copyThreshold * ordered.length) + 1);
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
