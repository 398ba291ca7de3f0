import type { Tree } from '../../../records/episode/effect.ts';
import type { Cut } from './cut.ts';
import { namesIn } from './saved-names.ts';

/** Takes names and values out of a text. */
export type Mask = (text: string) => string;

/** From so many characters on, a value is found in a longer text as well. */
const tellingLength = 4;

/** Masks values that were given, and names that stand in the saved state, the longest first. */
export function maskOf(values: readonly string[], names: { has(name: string): boolean }): Mask {
  const given = values.filter((value) => value.length >= tellingLength).sort((a, b) => b.length - a.length);
  return (text) => {
    if (values.includes(text)) return '{v}';
    if (names.has(text)) return '{o}';
    const rest = given.reduce((left, value) => left.replaceAll(value, '{v}'), text);
    if (names.has(rest)) return '{o}';
    return rest.replace(/[^/]+?(?=\.\w{1,5}$)/, (name) => (names.has(name) ? '{o}' : name));
  };
}

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
