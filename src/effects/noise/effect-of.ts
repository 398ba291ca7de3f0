import { isDeepStrictEqual } from 'node:util';
import type { Change, Effect, Segment, Tree } from '../../records/episode/effect.ts';
import { changesBetween } from '../difference/changes.ts';
import { isClock } from './clocks.ts';
import { condensed } from './condensed.ts';
import { nameNewIds } from './new-ids.ts';
import { isWithin, without } from './places.ts';

/** What differs by itself. Data: it can be stored as it is. In paths "*" stands for any segment or any part of a name. */
export type Noise = {
  /** Values that differ between two runs that did the same. */
  places: Segment[][];
  /** The application's bookkeeping, such as what is open: it counts where nothing else was changed. */
  side: Segment[][];
  /** What is changed although nothing is done. */
  idle: Change[];
};

/** Requests are the trace of changes that are not seen elsewhere: they count where nothing else was changed. */
const requests = '(requests)';
/** What a page keeps of how it is shown, such as the tab that is open, where its content is saved elsewhere: it counts where that was not changed. */
const pageStorage = '(local storage)';

export const noNoise: Noise = { places: [], side: [], idle: [] };

/**
 * What an episode changed outside the screen: the difference without noise. New random ids are called "(id 1)" in order of appearance; times that
 * were written by the application's clock do not count. `typed`: values that were given, which are no ids whatever they look like.
 * Two runs that did the same give the same.
 */
export function effectOf(before: Tree, after: Tree, noise: Noise = noNoise, typed: readonly string[] = []): Effect {
  const changes = changesBetween(before, nameNewIds(before, after, typed))
    .filter(({ path }) => !isWithin(path, noise.places))
    .filter((change) => !isClockChange(change))
    .map((change) => bare(change, noise))
    .filter((change) => !noise.idle.some((other) => isSame(other, change)));
  const saved = changes.filter(({ path }) => path[0] !== requests);
  const main = saved.filter(({ path }) => !isWithin(path, noise.side));
  const content = main.filter(({ path }) => path[0] !== pageStorage);
  return [content, main, saved].find((some) => some.length > 0) ?? changes;
}

const isSame = (known: Change, change: Change) =>
  known.path.length === change.path.length &&
  isWithin(change.path, [known.path]) &&
  isDeepStrictEqual({ ...known, path: [], from: [] }, { ...change, path: [], from: [] });

const isClockChange = ({ kind, before, after }: Change) =>
  kind !== 'moved' && (after === undefined || isClock(after)) && (before === undefined || isClock(before));

function bare(change: Change, noise: Noise): Change {
  const strip = (value: Tree) => condensed(without(value, change.path, noise.places, isClock));
  return {
    ...change,
    ...(change.before === undefined ? {} : { before: strip(change.before) }),
    ...(change.after === undefined ? {} : { after: strip(change.after) }),
  };
}
