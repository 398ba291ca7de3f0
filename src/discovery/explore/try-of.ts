import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../../effects/difference/tree.ts';
import { effectOf, type Noise } from '../../effects/noise/effect-of.ts';
import { isWithin } from '../../effects/noise/places.ts';
import type { Try } from '../../records/discovery/try.ts';
import type { Change, Effect, Tree } from '../../records/episode/effect.ts';
import { recordId } from '../../records/record-id.ts';
import type { Walked } from './walking/run-walk.ts';

/** The record of a walk: with its effect, and after how many acts each change was first there. */
export function tryOf(walked: Walked, of: Pick<Try, 'app' | 'purpose' | 'from' | 'seed'> & { noise: Noise }): Try {
  const { template, account, before, after, trees, startedAt, durationMs } = walked;
  const { noise, ...made } = of;
  const { keys: _counted, left: _told, page, swept: _apart, formatted: _open, ...done } = account;
  const typed = account.values.map(({ value }) => value);
  const effect = effectOf(before, after, noise, typed);
  const effects = [...trees].map(([acts, tree]) => ({ acts, effect: effectOf(before, tree, noise, typed) }));
  const { seed, ...rest } = made;
  return {
    id: recordId('try', { ...made, template, startedAt, acts: account.acts }),
    ...rest,
    ...(page === undefined ? {} : { purpose: 'documentation' as const, from: page }),
    template,
    seed,
    ...done,
    effect,
    ...(trees.size > 0 ? { changedBy: changedBy(effect, effects, account.acts.length) } : {}),
    ...goalsOf(walked, noise, typed),
    durationMs,
    startedAt,
  };
}

type Goal = NonNullable<Try['goals']>[number];

/** Where it was saved by keys, or read now and then alone: what came from one time to the next. */
function goalsOf(walked: Walked, noise: Noise, typed: string[]): Pick<Try, 'goals'> {
  const { account, before, trees } = walked;
  const { acts, swept, formatted } = account;
  if (formatted.length > 0) return { goals: formatted.map((one) => ({ ...one, effect: [] })) };
  if (swept.length > 0) return { goals: sweptGoals(walked, noise, typed) };
  const saved = acts.flatMap(({ saves }, i) => (saves ? [i + 1] : []));
  const read = [...trees.keys()].sort((a, b) => a - b);
  const times = saved.length > 0 ? read.filter((at) => saved.includes(at)) : read.length < acts.length / 2 ? read : [];
  if (times.length < 2 && saved.length === 0) return {};
  let last = before;
  const goals = times.flatMap((at) => {
    const tree = trees.get(at)!;
    const effect = effectOf(last, tree, noise, typed);
    last = tree;
    return effect.length > 0 ? [{ acts: at, effect }] : [];
  });
  return { goals };
}

/**
 * What each setting changed: from what was saved before anything changed these places, for an option may replace another one. What an earlier one leaves
 * in all that is saved later, such as who wrote it, is none of it.
 */
function sweptGoals({ account, before, trees }: Walked, noise: Noise, typed: string[]): Goal[] {
  const treeAt = (acts: number) => (acts === 0 ? before : trees.get(acts));
  const changed: { at: number; effect: Effect }[] = [];
  return account.swept.flatMap(({ acts, way }) => {
    const [was, is] = [treeAt(acts - 1), treeAt(acts)];
    const own = was && is ? effectOf(was, is, noise, typed) : [];
    const touches = ({ path }: Change) => own.some((one) => isWithin(path, [one.path]) || isWithin(one.path, [path]));
    const first = changed.find(({ effect }) => effect.some(touches));
    changed.push({ at: acts - 1, effect: own });
    const whole = first ? effectOf(treeAt(first.at)!, is!, noise, typed).filter(touches) : own;
    const isOther = (value: string) => account.values.every((one) => one.value !== value || one.act !== acts - 1);
    const others = new Set(typed.filter(isOther));
    const effect = whole.flatMap((change) => {
      const after = change.after === undefined ? undefined : withoutTexts(change.after, others);
      return after === undefined && change.after !== undefined
        ? []
        : [{ ...change, ...(after !== undefined && { after }) }];
    });
    return effect.length > 0 ? [{ acts, effect, way }] : [];
  });
}

/** A tree without the members that are one of these texts; undefined where it is one itself. */
function withoutTexts(tree: Tree, texts: ReadonlySet<string>): Tree | undefined {
  if (typeof tree === 'string') return texts.has(tree) ? undefined : tree;
  if (!isObject(tree)) return tree;
  const kept = Object.entries(tree).map(([key, member]) => [key, withoutTexts(member, texts)] as const);
  return Object.fromEntries(kept.filter((entry): entry is [string, Tree] => entry[1] !== undefined));
}

/** After how many acts each change of the effect was first there; where the state was not read the next number counts. */
function changedBy(effect: Effect, effects: readonly { acts: number; effect: Effect }[], acts: number): number[] {
  const inOrder = effects.toSorted((a, b) => a.acts - b.acts);
  return effect.map(
    (change) => inOrder.find((then) => then.effect.some((other) => isDeepStrictEqual(other, change)))?.acts ?? acts,
  );
}
