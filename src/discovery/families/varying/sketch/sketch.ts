import type { Parameter } from '../../../../records/discovery/discovered-family.ts';
import type { TriedAct, Try } from '../../../../records/discovery/try.ts';
import type { Change, Effect } from '../../../../records/episode/effect.ts';
import type { Observation } from '../../../../records/screen/observation.ts';
import { mapAct } from '../../interpret/acts.ts';
import { isAppended } from '../../interpret/expectation.ts';
import { placesIn } from '../../interpret/places/places.ts';
import { todayIn } from '../../interpret/places/today.ts';
import type { Named } from '../../walks/saved-names.ts';
import { choicesIn } from './choices-in.ts';
import { objectsIn, wordsIn } from './objects-in.ts';
import { type Found, type NamedFound, nameAll } from './place-names.ts';
import { changeInPlaces, textInPlaces } from './put-places.ts';

/** Acts and effect with {places}, and the values that these had. */
export type Sketch = {
  acts: TriedAct[];
  effect: Effect;
  parameters: Parameter[];
  values: Record<string, string>;
};

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
    effect: run.effect.map((change) => inAnyHolder(atAnyPlace(changeInPlaces(change, [...kept, ...today])))),
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
export function atAnyPlace(change: Change): Change {
  const { kind, path, before, after } = change;
  const isText = kind === 'removed' ? before !== undefined : typeof after === 'string';
  const isFree = kind === 'added' || kind === 'removed' || (kind === 'changed' && isAppended(change));
  return isText && isFree && typeof path.at(-1) === 'number'
    ? { ...change, path: [...path.slice(0, -1), '*'] }
    : change;
}

/** What holds a thing that is named, as the row of a cell, nobody says: the thing may stand in any. */
function inAnyHolder(change: Change): Change {
  const at = change.path.findIndex((segment) => placesIn(JSON.stringify(segment)).length > 0);
  const path = change.path.map((segment, i) => (i < at && typeof segment !== 'string' ? '*' : segment));
  return { ...change, path };
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
    .map(({ value, act, kind }) => ({ value, kind, field: fieldOf(acts, act) || undefined }));
}

/** The control that a value was given to: of what is typed where the focus is, the one that keys were pressed in before. */
function fieldOf(acts: readonly TriedAct[], at: number): string | undefined {
  const isKeys = (act: TriedAct | undefined) => act?.function === 'keyboard_input';
  for (let i = at; isKeys(acts[i]); i--) if (acts[i]!.control) return acts[i]!.control!.name;
  return acts[at]?.control?.name;
}
