import type { Tree } from '../../../records/episode/effect.ts';
import { namesIn } from './content.ts';
import { type Cut, type Mask, maskOf } from './cut.ts';

/** Masks for walks in these templates: of the values that each was given, words that were selected among them, and the names that stand in its template. */
export function maskFrom(states: ReadonlyMap<string, Tree>): (cut: Masked) => Mask {
  const names = new Map([...states].map(([template, state]) => [template, namesIn(state)]));
  return ({ values, of, acts = [] }) =>
    maskOf([...values.map(({ value }) => value), ...selectedIn(acts)], names.get(of.template) ?? new Map());
}

type Masked = Pick<Cut, 'values' | 'of'> & Partial<Pick<Cut, 'acts'>>;

/** Words that were selected are given like values: the same is done to another word. */
const selectedIn = (acts: Cut['acts']): string[] =>
  acts.filter(({ function: name }) => name === 'select_text').map(({ args }) => String(args.text));
