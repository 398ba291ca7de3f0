import type { Tree } from '../../../records/effect.ts';
import { namesIn } from './content.ts';
import { type Cut, type Mask, maskOf } from './cut.ts';

/** Masks for walks in these templates: of the values that each was given, and the names that stand in its template. */
export function maskFrom(states: ReadonlyMap<string, Tree>): (cut: Pick<Cut, 'values' | 'of'>) => Mask {
  const names = new Map([...states].map(([template, state]) => [template, namesIn(state)]));
  return ({ values, of }) =>
    maskOf(
      values.map(({ value }) => value),
      names.get(of.template) ?? new Map(),
    );
}
