import type { SampleContext } from '#lamwright';
import type { Expected } from './expect-changes.ts';
import { type Tiddler, userTiddlers, type WikiState } from './state.ts';

type Rng = SampleContext['rng'];

/** This text, whatever white space stands around it. */
export const textOf = (expected: string): Expected => new RegExp(`^\\s*${escapeRegExp(expected.trim())}\\s*$`);

/** The text as a pattern that matches just it. */
export function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Tiddlers of plain prose: no markup, no special type, something to select in it. */
export function proseTiddlers(state: WikiState): Tiddler[] {
  return userTiddlers(state).filter(
    ({ text, type }) =>
      (!type || type === 'text/vnd.tiddlywiki') && /\w{4,} \w/.test(text) && !/[[\]{}'*<>|#!_~`^;:/\\$]/.test(text),
  );
}

/** One word of four letters or more that occurs only once in the text; null where there is none. */
export function pickWord(rng: Rng, text: string): string | null {
  const once = (text.match(/\p{L}{4,}/gu) ?? []).filter((word) => text.split(word).length === 2);
  return once.length > 0 ? rng.pick(once) : null;
}

/** A word that stands for its line: always the first such word of it, so that two words mean two lines. */
export function pickLineWord(rng: Rng, text: string): string | null {
  const word = pickWord(rng, text);
  const line = text.split('\n').find((l) => word !== null && l.includes(word)) ?? '';
  return (line.match(/\p{L}{4,}/gu) ?? []).find((w) => text.split(w).length === 2) ?? null;
}

/** The only line that holds this phrase gets a prefix, the other lines stay. */
export function prefixLine(text: string, phrase: string, prefix: string): string {
  return text
    .split('\n')
    .map((line) => (line.includes(phrase) ? `${prefix}${line}` : line))
    .join('\n');
}

/** Two different titles of the user's own tiddlers; null where there are not two. */
export function pickTwo(rng: Rng, titles: string[]): [string, string] | null {
  const [first, second] = rng.shuffle(titles);
  return first !== undefined && second !== undefined ? [first, second] : null;
}
