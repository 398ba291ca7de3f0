import type { Change, Segment, Tree } from '../../records/episode/effect.ts';
import { isWithin } from './places.ts';

/** What stands together about the view, and the numbers in it that were seen to change. */
export type ViewPlace = { within: Segment[]; numbers: Segment[][] };

/** Of what changes there so much are numbers; the rest says what is shown otherwise, such as whether a frame is selected. */
const fewestFigures = 0.8;
/** A view is seldom all that is changed: at most in this share of what changes it, as where somebody has only looked around. */
const mostAlone = 0.3;

/**
 * Where an application keeps its view, such as how far a document is scrolled: numbers side by side under keys of their own, of which some change with
 * most kinds of what is done (`share` of them), whatever that is, and seldom nothing but they. `kinds`: the changes of runs that did the same.
 */
export function viewPlaces(kinds: readonly (readonly { changes: Change[] }[])[], share: number): ViewPlace[] {
  const runs = kinds.flat();
  const paths = runs.flatMap(({ changes }) => changes.filter(isFigures).map(({ path }) => path));
  const numbers = [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()];
  const places = new Map<string, ViewPlace>();
  for (const path of numbers) {
    for (let length = 2; length < path.length; length++) {
      const within = path.slice(0, length);
      const key = JSON.stringify(within);
      const place = places.get(key) ?? { within, numbers: [] };
      place.numbers.push(path);
      places.set(key, place);
    }
  }
  const isView = ({ within, numbers: own }: ViewPlace): boolean => {
    const isIn = ({ path }: Change) => isWithin(path, [within]);
    const moved = kinds.filter((same) => same.some(({ changes }) => changes.some(isIn)));
    const alone = moved.filter((same) => same.some(({ changes }) => changes.every(isIn)));
    const inside = runs.flatMap(({ changes }) => changes.filter(isIn));
    const areSeveral = new Set(own.map((path) => JSON.stringify(path[within.length]))).size > 1;
    return (
      areSeveral &&
      moved.length >= share * kinds.length &&
      alone.length <= mostAlone * moved.length &&
      inside.filter(isFigures).length >= fewestFigures * inside.length
    );
  };
  return [...places.values()].filter(isView);
}

/** One number instead of another, at a place that no name or list of the user's leads to. */
const isFigures = ({ kind, path, before, after }: Change): boolean =>
  kind === 'changed' &&
  typeof path.at(-1) === 'string' &&
  path.every((segment) => typeof segment !== 'object') &&
  isFigure(before) &&
  isFigure(after);

const isFigure = (value: Tree | undefined) =>
  typeof value === 'number' || (typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value));
