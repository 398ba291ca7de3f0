import { diffWordsWithSpace } from 'diff';

/** Texts up to this length are told whole. */
const short = 80;
/** So much is told of what stands around a change, and of the change itself. */
const context = 30;
const longest = 120;
const mostPlaces = 3;
/** Texts that differ more are told by their beginnings. */
const mostEdits = 400;

/** How a text became another, in words: whole where it is short, else cut around each place that differs. */
export function textChange(before: string, after: string): string {
  if (before.length <= short && after.length <= short) return became(before, after);
  const parts = diffWordsWithSpace(before, after, { maxEditLength: mostEdits });
  if (!parts) return became(cut(before), cut(after));
  const places = placesIn(parts);
  const told = places.slice(0, mostPlaces).map(({ lead, gone, come, tail }) => {
    const around = (middle: string) => `${lead}${cut(middle)}${tail}`;
    return became(around(gone), around(come));
  });
  const more = places.length - told.length;
  return told.join(', and ') + (more > 0 ? ` … and ${more} more places` : '');
}

type Place = { lead: string; gone: string; come: string; tail: string };

/** Places that differ, with what stands around them; what is nearer than its surroundings is one place. */
function placesIn(parts: { value: string; added?: boolean; removed?: boolean }[]): Place[] {
  const places: Place[] = [];
  for (const [i, { value, added, removed }] of parts.entries()) {
    const last = places.at(-1);
    if (!added && !removed) {
      if (!last) continue;
      if (i < parts.length - 1 && value.length <= 2 * context) {
        last.gone += value;
        last.come += value;
      } else last.tail = value.length > context ? `${value.slice(0, context)}…` : value;
      continue;
    }
    if (last?.tail !== '') {
      const lead = parts[i - 1]?.value ?? '';
      places.push({ lead: lead.length > context ? `…${lead.slice(-context)}` : lead, gone: '', come: '', tail: '' });
    }
    const place = places.at(-1)!;
    if (added) place.come += value;
    else place.gone += value;
  }
  return places;
}

/** A text with its middle left out where it is long. */
export const cut = (text: string, most = longest): string =>
  text.length > most ? `${text.slice(0, (2 * most) / 3)}…${text.slice(-most / 3)}` : text;

const became = (before: string, after: string) => `${JSON.stringify(before)} became ${JSON.stringify(after)}`;
