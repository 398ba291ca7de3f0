import type { DiscoveredFamily } from '../../../records/discovery/discovered-family.ts';
import { replacedIn } from '../../families/interpret/places/within.ts';
import { placesOf } from '../plain-words.ts';

/** The place of a word of a text, and the place or words that came to stand there; '' where nothing did. */
export type Replaced = { part: string; made: string };

/** What was typed over or taken out where a word, or all that stands somewhere, had been selected; undefined where something else was done to it. */
export function replacedOf({ acts, effect }: Pick<DiscoveredFamily, 'acts' | 'effect'>): Replaced | undefined {
  const at = acts.findLastIndex(({ function: name }) => name === 'select_text');
  const [place] = placesOf(String(acts[at]?.args.text ?? ''));
  const after = acts.slice(at + 1);
  if (place === undefined || after.length === 0 || after.some(({ function: name }) => name !== 'keyboard_input'))
    return undefined;
  const [change] = effect;
  const typed = after.length === 1 ? String(after[0]!.args.keys) : '';
  const isWhole = placesOf(typed).length > 0 && change?.kind === 'changed' && change.after === typed;
  if (isWhole && JSON.stringify(change.path).includes(`{${place}}`)) return { part: place, made: typed };
  return effect
    .flatMap(({ after }) => (typeof after === 'string' ? (replacedIn(after) ?? []) : []))
    .map(({ part, made }) => ({ part: placesOf(part)[0] ?? '', made }))
    .find(({ part }) => part === place);
}
