import type { Matter } from '../matter/matter.ts';
import { plainWords } from '../plain-words.ts';

/** The text with each place that it does not name yet: a request has to tell all that is needed. */
export function withEveryPlace(text: string, { places, gist, noun }: Pick<Matter, 'places' | 'gist' | 'noun'>): string {
  const missing = places.filter((place) => !text.includes(`{${place}}`));
  const words = missing.map((place) =>
    place === gist.object
      ? `for the ${noun} "{${place}}"`
      : `with the ${plainWords(place).replace(/\d+$/, '').trim()} "{${place}}"`,
  );
  return [text.replace(/[.?!]+$/, (end) => (words.length === 0 ? end : '')), ...words].join(' ');
}

/** A sentence of the documentation about any object as a request about this one: "Rename a tiddler" → `Rename the tiddler "{title}"`. */
export function aboutThis(sentence: string, matter: Pick<Matter, 'places' | 'gist' | 'noun'>): string {
  const { gist, noun } = matter;
  const plain = sentence
    .replace(/\*\*|"/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (gist.object === undefined) return withEveryPlace(plain, matter);
  const one = new RegExp(`\\b(?:a new|a|an|the|this|that|your|any|each|the selected|the current) ${noun}\\b`, 'i');
  const named = plain.replace(
    one,
    (found) => `${/\bnew\b/i.test(found) ? `a new ${noun}` : `the ${noun}`} "{${gist.object}}"`,
  );
  return withEveryPlace(named, matter);
}
