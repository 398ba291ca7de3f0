import type { TriedAct, Try } from '../../../records/discovery/try.ts';
import type { Observation } from '../../../records/screen/observation.ts';
import { isYes } from '../../explore/choosing/confirming.ts';
import { isSamePlace } from '../../explore/screens/place.ts';
import type { LiveRun, Runs, SeenRun } from '../running/runs.ts';
import { type Cut, isSaving, leaveOut } from './cut.ts';

/** The fewest acts that still have the effect, with a run of them, and runs in which one of these was left out; `live`: that run, where it was made just now. */
export type Shortened = { acts: TriedAct[]; values: Try['values']; run: Try; live?: LiveRun; without: Try[] };

type Kept = { acts: TriedAct[]; values: Try['values'] };

type Wanted = {
  /** Whether a run changed what is wanted. */
  has(run: Try): boolean;
  /** The acts of families. */
  useful: readonly (readonly TriedAct[])[];
  /** What was on screen before each of the cut's acts. */
  screens?: readonly Observation[];
};

/** Of so few acts each is left out by itself at once. */
const few = 3;

/**
 * Leaves out acts as long as the target is still changed, each time from a fresh start: at first what leads away and back, then all at once that have never
 * been of use, then halves, then one by one, the last first. What gave a value of the target, what confirmed or saved it, and what leads to the next act, since that was not on screen
 * before it or a family has shown so, stays. `first`: a run of the cut's acts.
 */
export async function shorten(
  cut: Cut,
  first: SeenRun,
  runs: Runs,
  { has, useful, screens = [] }: Wanted,
): Promise<Shortened> {
  const known = new Set(useful.flat().map(bare));
  const leads = new Set(useful.flatMap(leadingIn));
  const given = neededIn(cut);
  const spec = ({ acts, values }: Kept) => ({ template: cut.of.template, acts, values, from: cut.of.id });
  let kept: Kept = { acts: cut.acts, values: cut.values };
  let run = first.record;
  let live = liveIn(first);
  const brings = (act: TriedAct, { control }: TriedAct): boolean => {
    const before = screens[cut.acts.indexOf(act)];
    return before !== undefined && control !== undefined && !before.controls.some((one) => isSamePlace(one, control));
  };
  const leadsTo = (act: TriedAct, next: TriedAct) => leads.has(`${bare(act)} > ${bare(next)}`) || brings(act, next);
  /** Acts without which it was not done. */
  const proven = new Set<TriedAct>();
  const removable = (): TriedAct[] => {
    let isNextNeeded = false;
    return kept.acts
      .toReversed()
      .filter((act, i, acts) => {
        isNextNeeded = given.has(act) || proven.has(act) || (isNextNeeded && leadsTo(act, acts[i - 1]!));
        return !isNextNeeded;
      })
      .reverse();
  };
  const without = new Map<TriedAct, Try>();
  /** Whether the target is still changed without these. */
  const tryWithout = async (left: readonly TriedAct[]): Promise<boolean> => {
    const less = leaveOut(kept, (act) => left.includes(act));
    if (less.acts.length === 0 || left.length === 0) return false;
    const made = await runs.seen({ ...spec(less), purpose: 'shorten' });
    const tried = made.record;
    if (has(tried)) [kept, run, live] = [less, tried, liveIn(made)];
    else if (left.length === 1) {
      without.set(left[0]!, tried);
      proven.add(left[0]!);
    }
    return kept === less;
  };
  const around = roundabout(kept.acts, given);
  if (around.some((act) => !removable().includes(act))) await tryWithout(around);
  const idle = removable().filter((act) => !known.has(bare(act)));
  if (known.size > 0 && idle.length > 1) await tryWithout(idle);
  const sizeFor = (count: number) => (count > few ? Math.ceil(count / 2) : 1);
  for (let size = sizeFor(removable().length); size > 0; size = size === 1 ? 0 : sizeFor(size)) {
    // What was found to be needed is not removable any more.
    for (let end = removable().length; end > 0; end = Math.min(end - size, removable().length))
      await tryWithout(removable().slice(Math.max(0, end - size), end));
  }
  return { ...kept, run, ...(live && { live }), without: [...without.values()] };
}

/**
 * The acts that gave a value of the target, and a last one that confirms: what is saved late is seen after an act that did not do it. So are the keys that
 * save, where it was read only then, and what selects the text that is changed.
 */
function neededIn({ of, acts, values, target, isExact }: Cut): Set<TriedAct> {
  const said = JSON.stringify(target);
  const given = values.filter(({ value }) => said.includes(JSON.stringify(value).slice(1, -1)));
  const keys = of.goals ? acts.slice(-1).filter(isSaving) : [];
  const last = acts.slice(0, acts.length - keys.length).slice(-1);
  const isAlone = keys.length > 0 && isOneCommand(acts.slice(0, acts.length - keys.length));
  const confirming = last.filter(({ control }) => isExact || isAlone || isYes(control?.name ?? ''));
  const selecting = acts.filter((act) => act.function === 'select_text' && isNamed(String(act.args.text), target));
  return new Set([...keys, ...confirming, ...selecting, ...given.map(({ act }) => acts[act]!)]);
}

const liveIn = (run: SeenRun): LiveRun | undefined => ('attempt' in run ? run : undefined);

/** Whether beside selecting there is one act alone, with the menus that lead to it. */
function isOneCommand(acts: readonly TriedAct[]): boolean {
  const done = acts.filter(({ function: name }) => !name.startsWith('select_'));
  return done.every(
    ({ control }, i) => i === 0 || (control?.type === 'MenuItem' && control.container === done[i - 1]!.control?.name),
  );
}

/** Whether what is changed is said by this text: it is that paragraph, that stretch, or a word of that text. */
const isNamed = (text: string, target: Cut['target']): boolean =>
  target.some(
    ({ path, before, after }) =>
      path.some((segment) => typeof segment === 'object' && segment.is === text) ||
      // A mark in front of a line is set whichever of its words is selected.
      (typeof before === 'string' && before.includes(text) && !(typeof after === 'string' && after.includes(before))),
  );

/** An act by what it is done to, whatever is entered and on whichever object. */
const bare = ({ control, function: name, args }: TriedAct) =>
  `${name} ${control?.type} ${control?.name} ${name === 'keyboard_input' ? args.keys : ''}`;

/** Acts that lead away from a screen and back to it, with none among them that is needed: what was closed and opened again, say. */
function roundabout(acts: readonly TriedAct[], needed: ReadonlySet<TriedAct>): TriedAct[] {
  const left = new Set<TriedAct>();
  for (const [end, { screen }] of acts.entries()) {
    const start = acts.findIndex((act, i) => i < end - 1 && screen !== '' && act.screen === screen && !left.has(act));
    const way = start < 0 ? [] : acts.slice(start, end);
    if (way.some((act) => act.screen !== screen) && !way.some((act) => needed.has(act)))
      for (const act of way) left.add(act);
  }
  return [...left];
}

/** Which act leads to which; a text that is selected leads nowhere, nor does a field that is filled, where others stand beside it. */
const leadingIn = (acts: readonly TriedAct[]): string[] =>
  acts.slice(1).flatMap((act, i) => {
    const before = acts[i]!;
    const isBeside = before.control?.container !== undefined && before.control.container === act.control?.container;
    const isAside = before.function.startsWith('select_') || (before.function === 'set_edit_text' && isBeside);
    return isAside ? [] : [`${bare(before)} > ${bare(act)}`];
  });
