import { isDeepStrictEqual } from 'node:util';
import type { TriedAct, Try } from '../../../records/discovery/try.ts';
import type { Effect } from '../../../records/episode/effect.ts';
import type { WayTo } from './ways/way-to.ts';

/**
 * The beginning of a walk up to where something was changed, with what its last act changed: nothing where that is to be found out yet. `selects`: the
 * act, by index, before which a word is to be selected; `isExact`: the last act alone changed it, which others led to; `isOver`: one of these had changed
 * something else, as a language.
 */
export type Cut = {
  of: Try;
  acts: TriedAct[];
  values: Try['values'];
  target: Effect;
  selects?: number;
  isExact?: true;
  isOver?: true;
};

/**
 * Cuts a walk at its changes; what failed on the way is left out. Of a walk with several goals what was done for each is a cut, with all that it changed,
 * and with what was done before to bring what is used in it, and to select what stood selected. Where changes were seen only when they were saved, or at the
 * walk's end, each is a target by itself.
 */
export function cutsOf(walk: Try, wayTo?: WayTo): Cut[] {
  const ends = walk.changedBy ?? walk.effect.map(() => walk.acts.length);
  const goals = (walk.goals ?? []).map(({ acts: end, effect: target, way }) => {
    if (way) {
      const isOver = way.some((at) => walk.goals!.some(({ acts, effect }) => acts === at + 1 && effect.length > 0));
      return { ...only(walk, [...way, end - 1]), target, isExact: true as const, ...(isOver && { isOver }) };
    }
    const begin = selectedAnew(walk, goalBegin(walk, end), end);
    const first = [...selectedFor(walk, begin, end), ...(wayTo?.(walk.acts, begin, end) ?? [])];
    const before = [...new Set(first)].sort((a, b) => a - b);
    return { ...only(walk, [...before, ...between(begin, unsavedEnd(walk, end, target))]), target };
  });
  if (goals.length > 0) return goals;
  return [...new Set(ends)]
    .sort((a, b) => a - b)
    .flatMap((end) => {
      const cut = { ...only(walk, between(0, end)), target: walk.effect.filter((_, i) => ends[i] === end) };
      const isLate = !walk.changedBy || walk.acts.slice(Math.max(0, end - lateActs), end).some(isSaving);
      return isLate ? cut.target.map((change) => ({ ...cut, target: [change] })) : [cut];
    });
}

/** Where a goal ends that was saved at its end: before that, where all was there by then. */
function unsavedEnd({ acts, effect, changedBy = [] }: Try, end: number, target: Effect): number {
  if (!acts[end - 1] || !isSaving(acts[end - 1]!)) return end;
  const seen = target.map((change) => changedBy[effect.findIndex((other) => isDeepStrictEqual(other, change))] ?? end);
  return Math.min(end, Math.max(0, ...seen));
}

/** Where the goal begins that was reached after so many acts: after the last time that it was saved or something was changed before. */
function goalBegin({ acts, goals = [] }: Try, end: number): number {
  const saved = acts.slice(0, end - 1).findLastIndex(isSaving) + 1;
  return Math.max(saved, ...goals.map((goal) => goal.acts).filter((other) => other < end));
}

/** Where a text was selected anew after what was begun was given up by Escape, or after going back to the beginning, it begins there. */
function selectedAnew({ acts }: Try, begin: number, end: number): number {
  const selected = acts.slice(0, end).findLastIndex(isSelecting);
  const left = acts.slice(0, Math.max(0, selected)).findLastIndex(({ args }) => leaving.test(String(args.keys)));
  return Math.max(begin, left + 1);
}

const leaving = /^\{(?:Escape|Control\+Home)\}$/;

/** What stood selected when a goal began in which nothing is selected: the index of the act that did, in a list. */
function selectedFor({ acts }: Try, begin: number, end: number): number[] {
  if (acts.slice(begin, end).some(isSelecting)) return [];
  const at = acts.slice(0, begin).findLastIndex((act) => isSelecting(act) && act.ok);
  return at < 0 ? [] : [at];
}

const isSelecting = ({ function: name }: TriedAct) => name.startsWith('select_');

const between = (begin: number, end: number): number[] => Array.from({ length: end - begin }, (_, i) => begin + i);

/** The acts at these places that did not fail. */
function only(walk: Try, at: readonly number[]): Omit<Cut, 'target'> {
  const kept = at.flatMap((i) => (walk.acts[i]?.ok ? [{ act: walk.acts[i], i }] : []));
  return {
    of: walk,
    acts: kept.map(({ act }) => anywhere(act)),
    values: walk.values.flatMap(({ act, ...value }) => {
      const at = kept.findIndex(({ i }) => i === act);
      return at < 0 ? [] : [{ ...value, act: at }];
    }),
  };
}

/** Saving, and what may be asked then. */
const lateActs = 3;
export const isSaving = ({ args, saves }: TriedAct): boolean =>
  saves === true || /^\{Control\+s\}$/i.test(String(args.keys));

/** An act that is the same wherever the focus is, or whatever the text is called that it is done in, without its control. */
function anywhere({ control, ...act }: TriedAct): TriedAct {
  const isUnnamed = control?.name === '';
  const isChord =
    act.function === 'keyboard_input' && (isUnnamed || /^\{(?:Control|Alt|Meta)\+/i.test(String(act.args.keys)));
  const isInText = act.function === 'select_text' && (isUnnamed || control?.name.includes(String(act.args.text)));
  return isChord || isInText || !control ? act : { ...act, control };
}

/** The same without some of its acts, and the values that these gave. */
export function leaveOut<T extends Pick<Cut, 'acts' | 'values'>>(
  of: T,
  isLeft: (act: TriedAct, at: number) => boolean,
): T {
  const { acts, values } = of;
  const kept = acts.map((_, i) => i).filter((i) => !isLeft(acts[i]!, i));
  return {
    ...of,
    acts: kept.map((i) => acts[i]!),
    values: values.flatMap((value) => {
      const act = kept.indexOf(value.act);
      return act < 0 ? [] : [{ ...value, act }];
    }),
  };
}

/** The same with an act more at this place, before what stood there; the values go with their acts. */
export function putIn<T extends Pick<Cut, 'acts' | 'values'>>(of: T, at: number, act: TriedAct): T {
  const values = of.values.map((value) => (value.act < at ? value : { ...value, act: value.act + 1 }));
  return { ...of, acts: of.acts.toSpliced(at, 0, act), values };
}

/** The cut from where a text is selected on, where something was done before: what that brought may have been there without it. */
export function fromSelection(cut: Cut): Cut[] {
  const at = cut.acts.findLastIndex(isSelecting);
  return at > 0 ? [leaveOut(cut, (_, i) => i < at)] : [];
}

/** For sorting by the number of acts. */
export const shortestFirst = (one: { acts: readonly unknown[] }, other: { acts: readonly unknown[] }): number =>
  one.acts.length - other.acts.length;
