import type { App } from '../app-pack/app.ts';
import type { Split } from '../records/tasks/task.ts';
import { splitRules } from '../tasks/splits.ts';

/** How many tasks of a split: so many, or so many of each family that it draws from, and at least `least` in all. */
export type Amount = number | { each: number; least: number };
export type Amounts = Partial<Record<Split, Amount>>;
export type Counts = Partial<Record<Split, number>>;

/** The amounts as numbers of this application's tasks: a profile serves packs of few and of many families. */
export function countsFor(amounts: Amounts, { families }: Pick<App, 'families'>): Counts {
  const entries = Object.entries(amounts) as [Split, Amount][];
  return Object.fromEntries(
    entries.map(([split, amount]) => {
      if (typeof amount === 'number') return [split, amount];
      const wantsHeldOut = splitRules[split].families === 'held-out';
      const drawn = families.filter(({ heldOut = false }) => heldOut === wantsHeldOut);
      return [split, Math.max(amount.least, Math.round(amount.each * drawn.length))];
    }),
  );
}
