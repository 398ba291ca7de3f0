import { bareWords } from '../../prompt/words.ts';
import { stems } from '../cues.ts';
import { englishName } from './plain/languages.ts';
import { smallWords } from './plain/small-words.ts';

/** A choice, what it is also called, and the words that tell it. */
export type Choice = { text: string; called: readonly string[]; words: ReadonlySet<string> };

/** What explains a choice stands behind its name: "fold – fold the body", "Deutsch (Deutschland)". */
const explaining = /\s+(?:[–—:-]\s|\().*$/u;
const squeezed = (text: string) => bareWords(text).join('');

/** The choices of a place as they are looked for. */
export const choicesOf = (texts: readonly string[]): Choice[] =>
  texts.map((text) => {
    const name = text.replace(explaining, '');
    const called = [text, name, englishName(name) ?? name].map(squeezed);
    const words = stems(text).filter((word) => word.length > 1 && !smallWords.has(word));
    return { text, called: [...new Set(called)], words: new Set(words) };
  });

/** The choice that a text means: by its name, by its first words, or the only one that has all of these words. */
export function choiceMeant(
  choices: readonly Choice[],
  text: string,
): { choice: string; by: 'name' | 'beginning' | 'words' } | null {
  const said = squeezed(text);
  if (said === '') return null;
  const named = choices.find(({ called }) => called.includes(said));
  if (named) return { choice: named.text, by: 'name' };
  const words = stems(text);
  if (words.every((word) => smallWords.has(word))) return null;
  const having = choices.filter((choice) => words.every((word) => choice.words.has(word)));
  const [only, ...others] = having;
  if (!only || others.length > 0) return null;
  const begins = squeezed(only.text).startsWith(said);
  return { choice: only.text, by: begins ? 'beginning' : 'words' };
}
