import type { Try } from '../../../records/discovery/try.ts';
import type { Change } from '../../../records/episode/effect.ts';

/** The commands of a walk, by their keys, that made something with parts of its own, or took something away. */
export function makersIn(keys: readonly (string | null)[], { goals = [] }: Pick<Try, 'goals'>): string[] {
  let begin = 0;
  return goals.flatMap(({ acts: end, effect }) => {
    const done = keys.slice(begin, end).flatMap((key) => key ?? []);
    begin = end;
    if (!effect.some(isMaking)) return [];
    const command =
      done.findLast((key) => key.startsWith('MenuItem|')) ?? done.find((key) => key.startsWith('Button|'));
    return command ? [command] : [];
  });
}

/** A member of a list came or went, in a file that was there. */
const isMaking = ({ kind, path, after }: Change) =>
  path.length > 1 &&
  typeof path.at(-1) !== 'string' &&
  (kind === 'removed' || (kind === 'added' && typeof after === 'object' && after !== null));
