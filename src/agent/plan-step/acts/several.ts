import { putBackQuotes } from '../sentence/quotes.ts';
import { parseTarget } from '../sentence/target.ts';
import { clickVerbs } from '../sentence/words.ts';
import type { Way } from '../way.ts';

/** `«0», «1» and «2»` */
const row = '«\\d+»(?:(?:,\\s*(?:and\\s+)?|\\s+and\\s+)«\\d+»)+';
const choosing = new RegExp(`^(?:choose|select|pick)\\s+(?:the\\s+)?(${row})\\s+(?:in|from|on|out of)\\s+(.+)$`, 'i');
const clicked = new RegExp(`^([^«»]*?)(${row})([^«»]*(?:«\\d+»[^«»]*)?)$`);

/** `choose "A" and "B" in the "X" list`: the choices of one list, all in one act. */
export function choosingSeveral(text: string, parts: readonly string[]): Way[] | null {
  const found = choosing.exec(text);
  if (!found) return null;
  const several = placesOf(found[1]!).map((place) => putBackQuotes(place, parts));
  const list = parseTarget(found[2]!, parts);
  const target = { ...list, kinds: ['List' as const, 'ComboBox' as const] };
  return [{ function: 'set_edit_text', args: { text: several.join(', ') }, target, several }];
}

/** `click "A" and "B"`: a click on each; a clause of another kind stays as it is. */
export function oneByOne(clause: string): string[] {
  const found = clicked.exec(clause);
  if (!found || choosing.test(clause) || !clickVerbs.test(clause.toLowerCase())) return [clause];
  const [, before, places, after] = found;
  const one = after!.replace(/\b(box|button|link|tab|item|option)e?s\b/i, '$1');
  return placesOf(places!).map((place) => `${before}${place}${one}`);
}

const placesOf = (text: string): string[] => text.match(/«\d+»/g) ?? [];
