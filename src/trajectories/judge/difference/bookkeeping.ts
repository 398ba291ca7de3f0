import { type Change, changesBetween } from './changes.ts';

/** The saved states on both sides of an episode on the same template in which nothing was done. */
export type Idle = { before: unknown; after: unknown };

/**
 * The places that the application writes to although nothing is done, such as the list of what is open: its own bookkeeping.
 * Without such an episode none is known.
 */
export const bookkeepingOf = (idle: Idle | undefined): string[][] =>
  idle ? changesBetween(idle.before, idle.after).map(({ path }) => path) : [];

/** Whether a change is in one of these places. */
export const isWithin = ({ path }: Pick<Change, 'path'>, places: readonly (readonly string[])[]): boolean =>
  places.some((place) => place.every((name, i) => name === path[i]));
