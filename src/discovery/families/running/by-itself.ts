import { inAnyFile } from '../../../effects/noise/often.ts';
import { isWithin } from '../../../effects/noise/places.ts';
import type { Try } from '../../../records/discovery/try.ts';
import type { Change, Segment, Tree } from '../../../records/episode/effect.ts';

/** So many times a place has to be seen to tell, and so much of it has to be so: what is undone or reloaded is another way now and then. */
const fewest = 5;
const nearlyAll = 0.9;
/** What comes with the first saving comes with so much of all of them, and with hardly any later one. */
const oftenFirst = 0.6;
const seldomLater = 0.05;

/** Places that count how often something was saved or done: one more each time. */
export function countersIn(changes: readonly Change[]): Segment[][] {
  const places = Map.groupBy(changes, ({ path }) => JSON.stringify(path));
  return [...places.values()]
    .filter((own) => own.length >= fewest && own.filter(isOneMore).length >= nearlyAll * own.length)
    .map((own) => own[0]!.path);
}

const isOneMore = ({ kind, before, after }: Change) =>
  kind === 'changed' && /^\d+$/.test(String(before)) && Number(after) === Number(before) + 1;

/** Places of bookkeeping in which the same is written whatever is done. */
export function constantsIn(changes: readonly Change[], side: readonly Segment[][]): Segment[][] {
  const places = Map.groupBy(
    changes.filter(({ path }) => isWithin(path, side)),
    ({ path }) => JSON.stringify(path),
  );
  const isSame = (own: readonly Change[]) => {
    const same = Map.groupBy(own, ({ kind, after }) => JSON.stringify([kind, after]));
    return Math.max(...[...same.values()].map(({ length }) => length)) >= nearlyAll * own.length;
  };
  return [...places.values()].filter((own) => own.length >= fewest && isSame(own)).map((own) => own[0]!.path);
}

/** Places that a program writes when it saves a document for the first time, whatever was done: of walks with several goals, those of the first alone. */
export function firstsIn(walks: readonly Try[], states: ReadonlyMap<string, Tree>): Segment[][] {
  const several = walks.filter(({ goals = [] }) => goals.length > 1);
  if (several.length < fewest) return [];
  const placesIn = (effect: readonly Change[], { template }: Try) =>
    effect.map(({ path }) => JSON.stringify(inAnyFile(path, states.get(template) ?? null)));
  const first = several.map((walk) => new Set(placesIn(walk.goals![0]!.effect, walk)));
  const later = several.flatMap((walk) => walk.goals!.slice(1).map(({ effect }) => new Set(placesIn(effect, walk))));
  const share = (sets: readonly Set<string>[], place: string) =>
    sets.filter((set) => set.has(place)).length / Math.max(1, sets.length);
  return [...new Set(first.flatMap((places) => [...places]))]
    .filter((place) => share(first, place) >= oftenFirst && share(later, place) <= seldomLater)
    .map((place) => JSON.parse(place) as Segment[]);
}
