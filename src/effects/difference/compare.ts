import type { Change, Segment, Tree } from '../../records/episode/effect.ts';

/** What differs between what stood and what stands at a path; either may be on one side alone. */
export type Compare = (before: Tree | undefined, after: Tree | undefined, path: Segment[]) => Change[];
