import type { TriedAct, Try } from '../../../records/try.ts';
import type { Runs } from '../running/runs.ts';
import type { Cut } from './cut.ts';

/** The fewest acts that still have the effect, with a run of them, and runs in which one of these was left out. */
export type Shortened = { acts: TriedAct[]; values: Try['values']; run: Try; without: Try[] };

type Kept = { acts: TriedAct[]; values: Try['values'] };

type Wanted = {
  /** Whether a run changed what is wanted. */
  has(run: Try): boolean;
  /** Acts that families are made of. */
  useful: readonly TriedAct[];
};

/**
 * Leaves out acts as long as the target is still changed, each time from a fresh start: at first all at once that have never been of use, then halves,
 * then one by one. What gave a value of the target, and what it came with, stays. `first`: a run of the cut's acts.
 */
export async function shorten(cut: Cut, first: Try, runs: Runs, { has, useful }: Wanted): Promise<Shortened> {
  const said = JSON.stringify(cut.target);
  const given = cut.values.filter(({ value }) => said.includes(JSON.stringify(value).slice(1, -1)));
  // Where only the end was read, another act may have done it.
  const last = cut.of.changedBy ? cut.acts.slice(-1) : [];
  const needed = new Set([...last, ...given.map(({ act }) => cut.acts[act]!)]);
  const spec = ({ acts, values }: Kept) => ({ template: cut.of.template, acts, values, from: cut.of.id });
  let kept: Kept = { acts: cut.acts, values: cut.values };
  let run = first;
  const without = new Map<number, Try>();
  const tryWithout = async (isLeft: (act: TriedAct, at: number) => boolean): Promise<Try | null> => {
    const less = leaveOut(kept, isLeft);
    if (less.acts.length === 0 || less.acts.length === kept.acts.length) return null;
    const tried = await runs.run({ ...spec(less), purpose: 'shorten' });
    if (!has(tried)) return tried;
    [kept, run] = [less, tried];
    return null;
  };
  const known = new Set(useful.map(bare));
  const isOfUse = (act: TriedAct) => needed.has(act) || known.has(bare(act));
  if (kept.acts.filter((act) => !isOfUse(act)).length > 1 && known.size > 0) await tryWithout((act) => !isOfUse(act));
  for (let size = Math.ceil(kept.acts.length / 2); size > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    without.clear();
    for (let at = 0; at < kept.acts.length; ) {
      const before = kept.acts.length;
      const [from, to] = [at, at + size];
      const failed = await tryWithout((act, i) => i >= from && i < to && !needed.has(act));
      if (failed && size === 1) without.set(at, failed);
      if (kept.acts.length === before) at += size;
    }
  }
  return { ...kept, run, without: [...without.values()] };
}

/** An act by what it is done to, whatever is entered and on whichever object. */
const bare = ({ control, function: name, args }: TriedAct) =>
  `${name} ${control?.type} ${control?.name} ${name === 'keyboard_input' ? args.keys : ''}`;

function leaveOut({ acts, values }: Kept, isLeft: (act: TriedAct, at: number) => boolean): Kept {
  const kept = acts.map((_, i) => i).filter((i) => !isLeft(acts[i]!, i));
  return {
    acts: kept.map((i) => acts[i]!),
    values: values.flatMap((value) => {
      const act = kept.indexOf(value.act);
      return act < 0 ? [] : [{ ...value, act }];
    }),
  };
}
