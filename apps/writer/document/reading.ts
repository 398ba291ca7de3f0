import type { Run } from '../state.ts';
import type { Formats } from './formats.ts';

/** Kinds of the tracked changes by their id, and the ids of those that are open where the reading stands. */
export type Changes = { kinds: Map<string, NonNullable<Run['change']>>; open: Set<string> };

/** Everything that reading a text needs to know of its document. */
export type Reading = { formats: Formats; changes: Changes };
