import type { Change, Segment } from '../../../records/episode/effect.ts';
import { placesOf, plainWords } from '../plain-words.ts';

/**
 * A change by the parts of its path. `object`: the place in the last segment that has one; `owner`: the object that has this one, as a note has
 * its fields; `ends`: the path ends with it; `isWhole`: and it is called by nothing else, so that the object itself came or went.
 */
export type Read = {
  change: Change;
  object?: string;
  owner?: string;
  in?: string;
  field: string;
  ends: boolean;
  isWhole: boolean;
  /** What it was called before it moved. */
  earlier?: string;
};

export function reading(change: Change): Read {
  const names = namesIn(change.path);
  const at = names.findLastIndex((name) => placesOf(name).length > 0);
  const object = at < 0 ? undefined : placesOf(names[at]!)[0];
  const owner = names
    .slice(0, Math.max(0, at))
    .flatMap(placesOf)
    .find((place) => place !== object);
  const before = names.slice(0, at < 0 ? -1 : at).filter((name) => /\p{L}/u.test(name));
  /** What the segment says beside the place. */
  const beside = at < 0 ? '' : plainWords(names[at]!);
  const after = [beside, ...(at < 0 ? names.slice(-1) : names.slice(at + 1)).map(plainWords)].filter((name) =>
    /\p{L}/u.test(name),
  );
  const ends = at >= 0 && at === names.length - 1;
  const isWhole = ends && owner === undefined && beside === '';
  const called =
    isWhole && change.kind === 'moved'
      ? namesIn(change.from ?? []).findLast((name) => placesOf(name).length > 0)
      : undefined;
  const [earlier] = placesOf(called ?? '');
  return {
    change,
    object,
    owner,
    in: before.length > 0 ? plainWords(before.at(-1)!) : undefined,
    field: after.at(-1) ?? '',
    ends,
    isWhole,
    ...(earlier !== undefined && earlier !== object ? { earlier } : {}),
  };
}

/** What is called by what it says in a document, by the list that says it. */
const partNames: Readonly<Record<string, readonly string[]>> = { runs: ['paragraph'], of: ['cell'], cells: ['row'] };

/** The parts of a path as names: of a file its folders, and what it is called without its ending. */
const namesIn = (path: readonly Segment[]): string[] =>
  path.flatMap((segment) => {
    if (typeof segment === 'number') return [''];
    if (typeof segment !== 'string') return [...(partNames[segment.key] ?? []), String(segment.is)];
    return /\.\w{1,5}$/.test(segment) ? segment.replace(/\.\w{1,5}$/, '').split('/') : [segment];
  });
