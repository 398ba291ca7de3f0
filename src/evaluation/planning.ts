import { bareWords, spaced } from '../agent/prompt/words.ts';

export type PlanScore = { success: boolean; precision: number; recall: number };

/**
 * Compares a written plan with the reference plan (paper section 5.1: TSR, step precision, step recall). A step counts when it stands in
 * the reference in this order, with the same quoted names and values and at least 0.6 of its words. Success: every step counts on both sides.
 */
export function scorePlan(written: readonly string[], reference: readonly string[]): PlanScore {
  const matched = longestCommon(written, reference);
  return {
    success: matched === reference.length && matched === written.length,
    precision: written.length === 0 ? 0 : matched / written.length,
    recall: reference.length === 0 ? 0 : matched / reference.length,
  };
}

function longestCommon(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const step of a) {
    const next = [0];
    b.forEach((other, j) => {
      next.push(sameStep(step, other) ? row[j]! + 1 : Math.max(row[j + 1]!, next[j]!));
    });
    row = next;
  }
  return row[b.length]!;
}

function sameStep(a: string, b: string): boolean {
  const quoted = (text: string) =>
    Array.from(text.matchAll(/"([^"]*)"/g), (m) => spaced(m[1]!.toLowerCase())).join('\n');
  if (quoted(a) !== quoted(b)) return false;
  const wordsA = new Set(bareWords(a));
  const wordsB = new Set(bareWords(b));
  const shared = [...wordsA].filter((w) => wordsB.has(w)).length;
  return shared / Math.max(1, wordsA.size + wordsB.size - shared) >= 0.6;
}
