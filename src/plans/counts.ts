/** What went into a step and what came out of it; `by` counts the outcome by what made it, `rejected` the rest by why. */
type StageCount = { in: number; out: number; by?: Record<string, number>; rejected?: Record<string, number> };
/** By step, in the order of the steps. */
export type StageCounts = Record<string, StageCount>;

export function tally(items: readonly { rule: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { rule } of items) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
}
