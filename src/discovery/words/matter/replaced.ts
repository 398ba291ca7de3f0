import type { DiscoveredFamily } from '../../../records/discovery/discovered-family.ts';
import { replacedIn } from '../../families/interpret/places/within.ts';
import { placesOf } from '../plain-words.ts';

/** The place of a word of a text, and the place or words that came to stand there; '' where nothing did. */
export type Replaced = { part: string; made: string };

/** What was typed over or taken out where a word had been selected; undefined where something else was done to it. */
export function replacedOf({ acts, effect }: Pick<DiscoveredFamily, 'acts' | 'effect'>): Replaced | undefined {
  const selected = acts.flatMap(({ function: name, args }) =>
    name === 'select_text' ? placesOf(String(args.text ?? '')) : [],
  );
  const others = acts.filter(({ function: name }) => name !== 'select_text' && name !== 'keyboard_input');
  if (others.length > 0) return undefined;
  return effect
    .flatMap(({ after }) => (typeof after === 'string' ? (replacedIn(after) ?? []) : []))
    .map(({ part, made }) => ({ part: placesOf(part)[0] ?? '', made }))
    .find(({ part }) => selected.includes(part));
}
