import { pathText } from '../../../effects/difference/paths.ts';
import type { TriedAct } from '../../../records/discovery/try.ts';
import type { Change } from '../../../records/episode/effect.ts';
import { leaves } from '../interpret/expectation.ts';
import { type Cut, leaveOut } from './cut.ts';
import type { Mask } from './mask.ts';
import { type Pattern, patternOf } from './pattern.ts';

/**
 * Where several values were given and all of them saved at once, as in a form with many fields, each by itself is a task: the same acts without those
 * that gave the others. What a new thing is called stays with the others of its fields. What these acts change is not known yet: their target is empty.
 */
function partsOfCut(cut: Cut): Cut[] {
  const { parts, values, names } = savedValues(cut);
  if (values.length < 2) return [];
  const groups = values.map((value) => {
    const holders = names.filter(
      (name) => name !== value && parts.some((part) => isIn(value, part) && isIn(name, part)),
    );
    // The value of a field that was named is nothing without that name.
    const keys = values.filter((key) => key !== value && parts.some((part) => isIn(value, part) && isKey(key, part)));
    return names.includes(value) ? [value] : [...new Set([...holders, ...keys, value])];
  });
  return groups.filter((group) => group.length < values.length).map((group) => only(cut, group));
}

/** Whether more is given than what a new thing is called and one more value. */
export function isSeveral(cut: Cut): boolean {
  const { values, names } = savedValues(cut);
  return values.length - names.length > 1 || names.length > 1;
}

/** The values that were given and are saved; `names`: those that something new is called by. */
function savedValues({ target, values }: Cut): { parts: Change[]; values: string[]; names: string[] } {
  const parts = target.flatMap(leaves);
  const given = [...new Set(values.map(({ value }) => value))].filter((value) =>
    parts.some((part) => isIn(value, part)),
  );
  const names = given.filter((value) =>
    target.some(({ kind, path }) => kind === 'added' && pathText(path).includes(value)),
  );
  return { parts, values: given, names };
}

const isIn = (value: string, { path, after }: Change): boolean =>
  pathText(path).includes(value) || JSON.stringify(after ?? '').includes(JSON.stringify(value).slice(1, -1));

/** Whether what was changed stands under this name. */
const isKey = (value: string, { path }: Change): boolean => path.at(-1) === value;

/** The cut without the acts that gave other values. */
function only(cut: Cut, group: readonly string[]): Cut {
  const others = new Set(cut.values.filter(({ value }) => !group.includes(value)).map(({ act }) => act));
  const { acts, values } = leaveOut(cut, (_, at) => others.has(at));
  return { of: cut.of, acts, values, target: [] };
}

/** Groups parts by the fields that were filled, where these are, and what was done last; the shortest first. */
export function partPatterns(cuts: readonly Cut[], maskFor: (cut: Cut) => Mask): Pattern[] {
  const groups = Map.groupBy(cuts.flatMap(partsOfCut), (part) => partKey(part, maskFor(part)));
  return [...groups].map(([key, own]) => patternOf(key, own));
}

/** What tells such a pattern from others: the fields that are filled, what is done last, and what opened their form: one of the same name may be of another kind of thing. */
export function partKey({ acts, values }: Cut, mask: Mask): string {
  const placeOf = ({ control, function: name }: TriedAct) =>
    `${name} ${control?.name ?? ''} in ${withoutNames(control?.container ?? '', mask)}`;
  const filled = [...new Set(values.map(({ act }) => act))].flatMap((at) => (acts[at] ? [{ at, act: acts[at] }] : []));
  const [first] = filled;
  const opener = acts
    .slice(0, first?.at ?? 0)
    .findLast(({ control }) => control?.container !== first!.act.control?.container);
  const opened = opener ? `, opened by ${mask(opener.control?.name ?? `${opener.args.keys ?? ''}`)}` : '';
  return `{v} in fields ${[...filled.map(({ act }) => act), acts.at(-1)!].map(placeOf).join(', ')}${opened}`;
}

/** A container's name without the name that stands in it in quotation marks, or at its end. */
const withoutNames = (text: string, mask: Mask): string =>
  mask(text) !== text ? mask(text) : text.replace(/(?<=['"])[^'"]+(?=['"])/g, (name) => mask(name));
