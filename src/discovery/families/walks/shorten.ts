import type { TriedAct, Try } from '../../../records/try.ts';
import { isYes } from '../../explore/choosing/confirming.ts';
import type { Runs } from '../running/runs.ts';
import { type Cut, isSaving } from './cut.ts';
import type { Shown } from './opens.ts';

/** The fewest acts that still have the effect, with a run of them, and runs in which one of these was left out. */
export type Shortened = { acts: TriedAct[]; values: Try['values']; run: Try; without: Try[] };

type Kept = { acts: TriedAct[]; values: Try['values'] };

type Wanted = {
  /** Whether a run changed what is wanted. */
  has(run: Try): boolean;
  /** The acts of families. */
  useful: readonly (readonly TriedAct[])[];
  opens?: Shown['opens'];
};

/** Of so few acts each is left out by itself at once. */
const few = 3;

/**
 * Leaves out acts as long as the target is still changed, each time from a fresh start: at first all at once that have never been of use, then halves,
 * then one by one, the last first. What gave a value of the target, what confirmed or saved it, and what opened where the next act is done, as its screens
 * or a family have shown, stays. `first`: a run of the cut's acts.
 */
export async function shorten(cut: Cut, first: Try, runs: Runs, { has, useful, opens }: Wanted): Promise<Shortened> {
  const known = new Set(useful.flat().map(bare));
  const leads = new Set(useful.flatMap((acts) => acts.slice(1).map((act, i) => `${bare(acts[i]!)} > ${bare(act)}`)));
  const given = neededIn(cut);
  const spec = ({ acts, values }: Kept) => ({ template: cut.of.template, acts, values, from: cut.of.id });
  let kept: Kept = { acts: cut.acts, values: cut.values };
  let run = first;
  /** Acts without which it was not done. */
  const proven = new Set<TriedAct>();
  const isWayTo = (act: TriedAct, next: TriedAct) =>
    leads.has(`${bare(act)} > ${bare(next)}`) || opens?.(act, next) === true;
  const isNeeded = (act: TriedAct): boolean => {
    const next = kept.acts[kept.acts.indexOf(act) + 1];
    return given.has(act) || proven.has(act) || (next !== undefined && isWayTo(act, next) && isNeeded(next));
  };
  const removable = () => kept.acts.filter((act) => !isNeeded(act));
  const without = new Map<TriedAct, Try>();
  /** Whether the target is still changed without these. */
  const tryWithout = async (left: readonly TriedAct[]): Promise<boolean> => {
    const less = leaveOut(kept, (act) => left.includes(act));
    if (less.acts.length === 0 || left.length === 0) return false;
    const tried = await runs.run({ ...spec(less), purpose: 'shorten' });
    if (has(tried)) [kept, run] = [less, tried];
    else if (left.length === 1) {
      without.set(left[0]!, tried);
      proven.add(left[0]!);
    }
    return kept === less;
  };
  const idle = removable().filter((act) => !known.has(bare(act)));
  if (known.size > 0 && idle.length > 1) await tryWithout(idle);
  const sizeFor = (count: number) => (count > few ? Math.ceil(count / 2) : 1);
  for (let size = sizeFor(removable().length); size > 0; size = size === 1 ? 0 : sizeFor(size)) {
    // What was found to be needed is not removable any more.
    for (let end = removable().length; end > 0; end = Math.min(end - size, removable().length))
      await tryWithout(removable().slice(Math.max(0, end - size), end));
  }
  return { ...kept, run, without: [...without.values()] };
}

/**
 * The acts that gave a value of the target, and a last one that confirms: what is saved late is seen after an act that did not do it. So are the keys that
 * save, where it was read only then.
 */
function neededIn({ of, acts, values, target }: Cut): Set<TriedAct> {
  const said = JSON.stringify(target);
  const given = values.filter(({ value }) => said.includes(JSON.stringify(value).slice(1, -1)));
  const keys = of.goals ? acts.slice(-1).filter(isSaving) : [];
  const last = acts.slice(0, acts.length - keys.length).slice(-1);
  const confirming = last.filter(({ control }) => isYes(control?.name ?? ''));
  return new Set([...keys, ...confirming, ...given.map(({ act }) => acts[act]!)]);
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
