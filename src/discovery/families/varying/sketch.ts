import type { Control } from '../../../records/control.ts';
import type { Parameter } from '../../../records/discovered-family.ts';
import type { Change, Effect } from '../../../records/effect.ts';
import type { Observation } from '../../../records/observation.ts';
import type { ControlPlace, TriedAct, Try } from '../../../records/try.ts';
import { singular } from '../../singular.ts';
import { mapAct } from '../interpret/acts.ts';
import { isAppended, leaves } from '../interpret/expectation.ts';
import { namesIn as placesIn } from '../interpret/places.ts';
import { todayIn } from '../interpret/today.ts';
import type { Named } from '../walks/content.ts';
import { changeInPlaces, textInPlaces } from './put-places.ts';

/** Acts and effect with {places}, and the values that these had. */
export type Sketch = {
  acts: TriedAct[];
  effect: Effect;
  parameters: Parameter[];
  values: Record<string, string>;
};

type Found = Pick<Parameter, 'kind' | 'field' | 'at' | 'word'> & { value: string };

/**
 * Puts places where the values that were given, the names of objects that were acted on, and what was chosen among others (`screens`, one an act) stand
 * in acts and effect alike.
 */
export function sketchOf(
  run: Pick<Try, 'acts' | 'values' | 'effect'>,
  names: Map<string, Named[]>,
  screens: readonly Observation[] = [],
): Sketch {
  const found = [
    ...givenValues(run),
    ...objectsIn(run.acts, names),
    ...choicesIn(run, screens),
    ...wordsIn(run.acts, names),
  ];
  const told = found.filter(({ value }, i) => found.findIndex((other) => other.value === value) === i);
  const named = nameAll(told.sort((a, b) => b.value.length - a.value.length));
  const today = todayIn(JSON.stringify([run.acts, run.effect]));
  const effect = run.effect.map((change) => changeInPlaces(change, named));
  const used = new Set(
    effect.flatMap(({ path, from, before, after }) => placesIn(JSON.stringify([path, from, before, after]))),
  );
  const kept = named.filter(({ name }) => used.has(name)).map((one) => (one.word ? inTextOf(one, effect) : one));
  return {
    acts: run.acts.map((act) => mapAct(act, (text) => textInPlaces(text, [...kept, ...today]))),
    effect: run.effect.map((change) => atAnyPlace(changeInPlaces(change, [...kept, ...today]))),
    parameters: kept.map(({ name, value, kind, field, at, word }) => ({
      name,
      kind,
      ...(field && { field }),
      ...(at && { at }),
      ...(word && { word }),
      seen: [value],
    })),
    values: Object.fromEntries(kept.map(({ name, value }) => [name, value])),
  };
}

/** A text of a list that was added, removed or worked on may stand anywhere in it: the list differs from one thing to the next. */
function atAnyPlace(change: Change): Change {
  const { kind, path, before, after } = change;
  const isText = kind === 'removed' ? before !== undefined : typeof after === 'string';
  const isFree = kind === 'added' || kind === 'removed' || (kind === 'changed' && isAppended(change));
  return isText && isFree && typeof path.at(-1) === 'number'
    ? { ...change, path: [...path.slice(0, -1), '*'] }
    : change;
}

/** A word stands in the text that is changed, not in any: where the words are is said with the places of that change. */
function inTextOf(word: NamedFound, effect: Effect): NamedFound {
  const change = effect.find(({ after }) => typeof after === 'string' && placesIn(after).includes(word.name));
  if (!change) return word;
  return { ...word, at: change.path.map((segment) => (typeof segment === 'number' ? '*' : segment)) };
}

function givenValues({ acts, values }: Pick<Try, 'acts' | 'values'>): Found[] {
  return values
    .filter(({ value }) => value !== '')
    .map(({ value, act, kind }) => ({ value, kind, field: acts[act]?.control?.name || undefined }));
}

/** Most words of a name that is looked for in a longer one. */
const mostWords = 6;

/** Names of the saved state in the names and containers of what was acted on ("colour of fruit"), and texts that were selected. */
function objectsIn(acts: readonly TriedAct[], names: Map<string, Named[]>): Found[] {
  const told = acts.flatMap(({ control, function: name, args }) => [
    ...(control ? [control.name, control.container ?? ''] : []),
    ...(name === 'select_text' ? [String(args.text)] : []),
    ...(typeof args.toName === 'string' ? [args.toName] : []),
  ]);
  return [...new Set(told.flatMap(stretchesOf))].flatMap((value) => {
    const [best] = (names.get(value) ?? []).toSorted((a, b) => rankOf(a) - rankOf(b));
    return best ? [{ value, kind: 'object' as const, at: best.at }] : [];
  });
}

/** Words that were selected in a text of the saved state. */
function wordsIn(acts: readonly TriedAct[], names: Map<string, Named[]>): Found[] {
  return acts
    .filter((act) => act.function === 'select_text')
    .flatMap(({ args }) => {
      const value = String(args.text);
      const text = [...names.keys()].find((name) => name !== value && stretchesOf(name).includes(value));
      const [place] = names.get(text ?? '') ?? [];
      return place ? [{ value, kind: 'object' as const, word: true, at: place.at, field: 'word' }] : [];
    });
}

/** Names of the saved state that acts speak of although no place stands for them: these have to be there, in all states that it works in. */
export const needsOf = (acts: readonly TriedAct[], states: readonly Map<string, Named[]>[]): string[] => {
  const [first = new Map(), ...others] = states;
  const isOwn = (name: string) =>
    first.get(name)!.some(({ at }: Named) => at.some((segment) => String(segment).includes('*')));
  const told = objectsIn(acts, first).map(({ value }) => value);
  return told.filter((name) => isOwn(name) && others.every((names) => names.has(name)));
};

/** A text, and the runs of words in it without the signs around them. */
function stretchesOf(text: string): string[] {
  const words = text.split(' ');
  const runs = words.flatMap((_, from) =>
    Array.from({ length: Math.min(mostWords, words.length - from) }, (_none, more) =>
      words
        .slice(from, from + more + 1)
        .join(' ')
        .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''),
    ),
  );
  return [text, ...runs.filter((run) => run.length >= 3)];
}

/** What was clicked among others like it, where the effect says it: the last clicks alone decide. */
function choicesIn({ acts, effect }: Pick<Try, 'acts' | 'effect'>, screens: readonly Observation[]): Found[] {
  const said = new Set(
    effect.flatMap(leaves).flatMap(({ after }) =>
      String(after ?? '')
        .split('/')
        .map(joinedText),
    ),
  );
  return acts.flatMap(({ control, function: name }, i) => {
    if (!control || name !== 'click_input' || i < acts.length - 2 || !said.has(joinedText(control.name))) return [];
    if (siblingsOf(control, screens[i]).length === 0) return [];
    const field = acts[i - 1]?.control?.name || control.container;
    return [{ value: control.name, kind: 'choice' as const, ...(field && { field }) }];
  });
}

const joinedText = (text: string) => text.toLowerCase().replace(/\s+/g, '');

/** Names of what could as well have been clicked: boxes that are as this one is, of others what is not chosen already. */
export function siblingsOf({ name, type, container }: ControlPlace, screen: Observation | undefined): string[] {
  const isOn = (one: Control | undefined) =>
    one?.states.some((state) => state === 'checked' || state === 'selected') ?? false;
  const own = screen?.controls.find((one) => one.type === type && one.name === name);
  const alike = screen?.controls.filter(
    (one) =>
      one.type === type &&
      (one.container ?? '') === (container ?? '') &&
      !one.states.includes('disabled') &&
      (type === 'CheckBox' ? isOn(one) === isOn(own) : !isOn(one)),
  );
  return [...new Set(alike?.map((one) => one.name))].filter((other) => other !== name && other.trim() !== '');
}

/** A field of many entries tells their names best, then keys of entries; what stands in one place alone is no collection. */
function rankOf({ at }: Named): number {
  const last = String(at.at(-1));
  const stars = at.filter((segment) => String(segment).includes('*')).length;
  if (stars === 0) return 9;
  return ['title', 'name', 'label', 'caption', 'id'].includes(last) ? 0 : last.includes('*') ? 1 : 2;
}

type NamedFound = Found & { name: string };

function nameAll(found: readonly Found[]): NamedFound[] {
  const taken = new Set<string>(['before']);
  return found.map((one) => {
    const words = one.kind === 'object' && !one.word ? nounOf(one.at ?? []) : (one.field ?? 'value');
    const base = identifier(words) || (one.kind === 'object' ? 'item' : 'value');
    let name = base;
    for (let n = 2; taken.has(name); n++) name = `${base}${n}`;
    taken.add(name);
    return { ...one, name };
  });
}

/** What the objects at a path are called: the folder or the list that holds them, in the singular. */
function nounOf(at: NonNullable<Parameter['at']>): string {
  const star = at.findLastIndex((segment) => String(segment).includes('*'));
  const folder = /([^/]+)\/\*/.exec(String(at[star] ?? ''))?.[1];
  const list = at
    .slice(0, Math.max(0, star))
    .findLast((segment) => typeof segment === 'string' && !segment.includes('*'));
  return singular(folder ?? (list as string | undefined) ?? '');
}

/** "Tag name:" as a name for a place: tagName. */
export function identifier(words: string): string {
  const parts = words.match(/[A-Za-z\d]+/g)?.slice(0, 3) ?? [];
  const [first = '', ...rest] = parts.map((part) => part.toLowerCase());
  return [first, ...rest.map((part) => part[0]!.toUpperCase() + part.slice(1))].join('').replace(/^\d+/, '');
}
