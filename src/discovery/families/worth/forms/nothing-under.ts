import type { Effect } from '../../../../records/episode/effect.ts';
import { leaves } from '../../interpret/expectation.ts';

/** Whether one of these values became the name of something under which nothing stands, as a field that was named and left empty. */
export const hasNothingUnder = (target: Effect, values: readonly { value: string }[]): boolean =>
  target
    .flatMap(leaves)
    .some(
      ({ kind, path, after }) => kind === 'added' && after === '' && values.some(({ value }) => value === path.at(-1)),
    );
