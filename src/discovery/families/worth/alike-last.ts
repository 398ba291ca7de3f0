import { type Cut, isSaving } from '../walks/cut.ts';
import type { Mask } from '../walks/mask.ts';
import type { Pattern } from '../walks/pattern.ts';

/** So many that nobody could tell apart in words are looked at first; the rest come last, where time is left. */
const most = 2;

/**
 * Patterns in their order, but those last that are done by controls of the same names in the same file as several before them: the hundred colour fields
 * of one page are called alike, and no request could say which is meant.
 */
export function alikeLast(patterns: readonly Pattern[], maskFor: (cut: Cut) => Mask): Pattern[] {
  const times = new Map<string, number>();
  const isOneMore = new Map(
    patterns.map((pattern) => {
      const key = wayOf(pattern, maskFor);
      times.set(key, (times.get(key) ?? 0) + 1);
      return [pattern, times.get(key)! > most];
    }),
  );
  return [...patterns.filter((one) => !isOneMore.get(one)), ...patterns.filter((one) => isOneMore.get(one))];
}

/** The names of the fields that were given something, else of the last controls, of which one may confirm, and the files that were changed. */
function wayOf({ cuts: [cut] }: Pattern, maskFor: (cut: Cut) => Mask): string {
  const { acts, values, target } = cut!;
  const mask = maskFor(cut!);
  const given = values.map(({ act }) => acts[act]);
  // What is typed where the cursor stands is told by what was done before, as by the command that made a comment.
  const isTold = given.length > 0 && given.every((act) => act?.control?.name);
  const telling = isTold ? given : acts.filter((act) => !isSaving(act)).slice(-2 - given.length);
  const names = telling.map((act) => `${act?.function} ${mask(act?.control?.name ?? `${act?.args.keys ?? ''}`)}`);
  const files = new Set(target.map(({ path: [file] }) => mask(String(file))));
  return JSON.stringify([[...new Set(names)].sort(), [...files].sort()]);
}
