import type { Plain } from './plain.ts';

/** Two values that are one, before and after, absent where there was none; `moved`: its places in its list, counted from 1. */
export type Pair = {
  path: string[];
  before: Plain | undefined;
  after: Plain | undefined;
  moved?: { before: number; after: number };
};
