import type { Rng } from '../../../../records/rng.ts';
import type { Control } from '../../../../records/screen/control.ts';
import type { Observation } from '../../../../records/screen/observation.ts';
import { type Content, marker } from '../../screens/content.ts';
import { kindsOn } from '../../screens/place.ts';
import { isText, type Move } from '../moves.ts';
import { pressing, selectionIn, textsOn } from './selecting.ts';

/** Where in a document a command is tried: with a word selected, with the cursor before or behind its line, with a word in a table or frame. */
export type Spot = 'word' | 'start' | 'end' | 'cell';

const keys: Partial<Record<Spot, string>> = { start: '{Home}', end: '{End}' };

/** The acts that lead to such a place, in a text that nothing was done to yet; null where there is none. `used`: names of texts; grows. */
export function movesToSpot(
  spot: Spot,
  observation: Observation,
  { content, rng, used }: { content: Content; rng: Rng; used: Set<string> },
): Move[] | null {
  const kinds = kindsOn(observation.controls, content.mask);
  const all = textsOn(observation, content, kinds);
  const isInside = ({ container }: Control) =>
    container !== undefined && all.some((other) => other.container === undefined);
  // What has come or changed in this walk does not stand there in a fresh start.
  const isOwn = (text: Control) => !isText(text, kinds) || content.holds(text.name.replace(marker, ''));
  const texts = all.filter((text) => !used.has(text.name) && isOwn(text) && isInside(text) === (spot === 'cell'));
  for (const control of rng.shuffle(texts)) {
    const key = keys[spot];
    // Who goes to the end of a line says which one, and not a word of it.
    const select = selectionIn(control, { content, rng, kinds, whole: key ? 1 : 0 });
    if (!select) continue;
    // An editor that holds the whole text has many words in it.
    if (isText(control, kinds)) used.add(control.name);
    return key ? [select, pressing(key)] : [select];
  }
  return null;
}
