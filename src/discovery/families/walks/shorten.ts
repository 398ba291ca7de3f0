import type { TriedAct, Try } from '../../../records/try.ts';
import type { Runs } from '../running/runs.ts';
import type { Cut } from './cut.ts';

/** The fewest acts that still have the effect, with a run of them, and runs in which one of these was left out. */
export type Shortened = { acts: TriedAct[]; values: Try['values']; run: Try; without: Try[] };

type Kept = { acts: TriedAct[]; values: Try['values'] };

/**
 * Leaves out acts, halves first, as long as the target is still changed; each try begins at a fresh start. Null where the acts do not do it again.
 * `has` says whether a run changed what is wanted.
 */
export async function shorten(cut: Cut, runs: Runs, has: (run: Try) => boolean): Promise<Shortened | null> {
  const spec = ({ acts, values }: Kept) => ({ template: cut.of.template, acts, values, from: cut.of.id });
  let kept: Kept = { acts: cut.acts, values: cut.values };
  let run = await runs.run({ ...spec(kept), purpose: 'repeat' });
  if (!has(run)) return null;
  let without: Try[] = [];
  for (let size = Math.ceil(kept.acts.length / 2); size > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    without = [];
    for (let at = 0; at < kept.acts.length && kept.acts.length > 1; ) {
      const less = leaveOut(kept, at, Math.min(size, kept.acts.length - at));
      const tried = less.acts.length === 0 ? null : await runs.run({ ...spec(less), purpose: 'shorten' });
      if (tried && has(tried)) [kept, run] = [less, tried];
      else {
        if (tried) without.push(tried);
        at += size;
      }
    }
  }
  return { ...kept, run, without };
}

function leaveOut({ acts, values }: Kept, at: number, count: number): Kept {
  return {
    acts: acts.toSpliced(at, count),
    values: values.flatMap((value) => {
      if (value.act >= at && value.act < at + count) return [];
      return [value.act < at ? value : { ...value, act: value.act - count }];
    }),
  };
}
