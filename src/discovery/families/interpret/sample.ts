import type { SampleContext } from '../../../app-pack/family.ts';
import { namesAt, ownNames, wordsAt } from '../../../effects/difference/paths.ts';
import { valueAt } from '../../../effects/difference/tree.ts';
import { isWithin } from '../../../effects/noise/places.ts';
import type { DiscoveredFamily, Parameter } from '../../../records/discovery/discovered-family.ts';
import type { Change, Tree } from '../../../records/episode/effect.ts';
import { namesIn } from '../walks/saved-names.ts';
import { type Expectation, expectationOf, isAppended, isValue } from './expectation.ts';
import { madeUp } from './made-up.ts';
import { fillText, mapPath } from './places/places.ts';

/** How often values are drawn before a state is said to lack what a family needs. */
const draws = 30;

type Values = Record<string, string>;

/** Values for the parameters of a family that its effect can be had with in this state; null where there are none. */
export function drawValues(family: DiscoveredFamily, context: SampleContext<Tree>): Values | null {
  const needs = family.needs ?? [];
  if (needs.length > 0 && !needs.every((name) => namesOf(context.state).has(name))) return null;
  const objects = new Map(family.parameters.map((parameter) => [parameter.name, objectsFor(parameter, context.state)]));
  const inOrder = wordsLast(family.parameters);
  for (let i = 0; i < draws; i++) {
    const drawn: Record<string, string | null> = {};
    for (const parameter of inOrder) {
      const there = parameter.word ? wordsFor(parameter, drawn, context.state) : objects.get(parameter.name)!;
      drawn[parameter.name] = drawValue(parameter, there, context);
    }
    const isLacking = family.parameters.some(({ name, word }) => drawn[name] === null && !word);
    if (isLacking) return null;
    const values = drawn as Values;
    if (Object.values(drawn).includes(null)) continue;
    if (areApart(values) && isPossible(family, values, context.state)) return values;
  }
  return null;
}

const known = new WeakMap<object, ReadonlyMap<string, unknown>>();

/** The names in a state, which is asked often. */
function namesOf(state: Tree): ReadonlyMap<string, unknown> {
  if (typeof state !== 'object' || state === null) return new Map();
  const names = known.get(state) ?? namesIn(state);
  known.set(state, names);
  return names;
}

function drawValue(
  { kind, form, choices = [], seen }: Parameter,
  objects: readonly string[],
  { rng, words }: SampleContext<Tree>,
): string | null {
  const oneOf = (values: readonly string[]) => (values.length === 0 ? null : rng.pick(values));
  switch (kind) {
    case 'text':
      return madeUp(form ?? 'words', words, rng);
    case 'number':
      return asSeen(rng.int(...rangeOf(seen)), seen);
    case 'date':
      return new Date(Date.UTC(2024, 0, 1 + rng.int(0, 1500))).toISOString().slice(0, 10);
    case 'object':
      return oneOf(objects);
    case 'choice':
      return oneOf(choices);
    case 'file':
      return oneOf(choices.length > 0 ? choices : seen);
  }
}

const digits = /\d+(?:[.,]\d+)?/;

/** Numbers about as large as those that were seen to work. */
function rangeOf(seen: readonly string[]): [number, number] {
  const numbers = seen.map((text) => Number(digits.exec(text)?.[0].replace(',', '.'))).filter(Number.isFinite);
  if (numbers.length === 0) return [2, 99];
  return [Math.max(1, Math.ceil(Math.min(...numbers) / 2)), Math.max(2, Math.ceil(Math.max(...numbers)))];
}

/** A number with the unit that those had which were seen to work: "12 pt". */
const asSeen = (number: number, [one = '']: readonly string[]): string =>
  digits.test(one) ? one.replace(digits, String(number)) : String(number);

/** Words are of the text of something that has to be chosen before. */
export const wordsLast = (parameters: readonly Parameter[]): Parameter[] =>
  parameters.toSorted((a, b) => Number(a.word ?? false) - Number(b.word ?? false));

/** The words that a parameter can be, of the texts at its path with the other values in it. */
export const wordsFor = (
  { at = [] }: Pick<Parameter, 'at'>,
  values: Readonly<Record<string, string | null>>,
  state: Tree,
): string[] => {
  const known = Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
  return wordsAt(
    state,
    mapPath(at, (text) => fillText(text, known)),
  );
};

/** The names of objects that are there and can be reached, words apart; what begins with a sign is the application's own. */
export function objectsFor({ kind, at, reach, seen, word }: Parameter, state: Tree): string[] {
  if (kind !== 'object' || !at || word) return [];
  const there = ownNames(namesAt(state, at));
  return reach === 'any' ? there : there.filter((name) => seen.includes(name));
}

const areApart = (values: Values) => new Set(Object.values(values)).size === Object.keys(values).length;

/** Whether every change can still be made: what it is made in is there, what is added is not, what is changed is there and otherwise. */
export function isPossible(
  family: Expectation & { parameters?: readonly Parameter[] },
  values: Values,
  state: Tree,
): boolean {
  const { effect } = expectationOf(family, values);
  const isMoved = ({ path }: Change) =>
    effect.some(
      (other) =>
        other.kind === 'moved' && other.from && path.length > other.path.length && isWithin(path, [other.path]),
    );
  return effect.filter((change) => !isMoved(change)).every((change) => canBeMade(change, state));
}

function canBeMade(change: Change, state: Tree): boolean {
  const { path, kind, before, after, from } = change;
  const holder = path.slice(0, -1);
  if (kind === 'removed' && before !== undefined && !holder.some(isOpen)) {
    // What the application writes anew when it opens, such as what is open, cannot be told before.
    if (valueAt(state, path.slice(0, 1)) === undefined) return true;
    return isMemberOf(valueAt(state, holder), before);
  }
  const isListed = kind === 'added' && typeof after === 'string' && after !== '' && !holder.some(isOpen);
  if (isListed && isMemberOf(valueAt(state, holder), after)) return false;
  const open = path.findIndex(isOpen);
  const named = holder.slice(0, open < 0 ? undefined : open).findLastIndex(isMember);
  // In another document there is another list.
  const isListThere = named >= 0 && valueAt(state, path.slice(0, named)) !== undefined;
  if (isListThere && valueAt(state, path.slice(0, named + 1)) === undefined) return false;
  if (open >= 0) return true;
  const now = valueAt(state, path);
  // At a place in a list another member may stand: it moves on.
  if (kind === 'added') return now === undefined || typeof path.at(-1) === 'number';
  if (kind === 'moved') return valueAt(state, from ?? path) !== undefined && (!from || now === undefined);
  if (kind === 'changed' && isAppended(change)) return valueAt(state, path.slice(0, -1)) !== undefined;
  return now !== undefined && (kind === 'removed' || !isValue(after, now, now));
}

/** What is on a list already, such as that of what is open, is not added once more. */
const isMemberOf = (list: Tree | undefined, value: Tree) => Array.isArray(list) && list.includes(value);

/** A stretch of a text has its name from its text, and is no member. */
const isMember = (segment: Change['path'][0]) => typeof segment === 'object' && segment.key !== 'text';
const isOpen = (segment: Change['path'][0]) => typeof segment === 'string' && segment.includes('*');
