import type { Change, Segment } from '../../../../records/episode/effect.ts';
import { derivations, literally, mapPath, mapTexts, namesIn } from '../../interpret/places.ts';
import { changedWithin, replacedText, replacedWithin, withinText } from '../../interpret/within.ts';

/** A value with the name of the place that stands for it. */
export type NamedValue = { name: string; value: string };

/** From so many characters on, a value is found inside longer words. */
const tellingLength = 6;

/** A text with places for the values in it, longest first; the rest of it as it is. */
export function textInPlaces(text: string, named: readonly NamedValue[], derive = false): string {
  const pieces: { text: string; fixed: boolean }[] = [{ text, fixed: false }];
  for (const { name, value } of named) {
    const forms = [
      [value, `{${name}}`],
      ...(derive ? Object.entries(derivations).map(([how, make]) => [make(value), `{${name}:${how}}`]) : []),
    ] as [string, string][];
    for (const [form, place] of forms) {
      if (form === '') continue;
      for (let i = 0; i < pieces.length; i++) {
        const piece = pieces[i]!;
        const at = piece.fixed ? -1 : positionOf(form, piece.text);
        if (at < 0) continue;
        const rest = [piece.text.slice(0, at), piece.text.slice(at + form.length)];
        pieces.splice(
          i,
          1,
          { text: rest[0]!, fixed: false },
          { text: place, fixed: true },
          { text: rest[1]!, fixed: false },
        );
      }
    }
  }
  return pieces.map((piece) => (piece.fixed ? piece.text : literally(piece.text))).join('');
}

function positionOf(value: string, text: string): number {
  if (text === value) return 0;
  if (value.length >= tellingLength) return text.indexOf(value);
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    const around = `${text[at - 1] ?? ' '}${text[at + value.length] ?? ' '}`;
    if (!(/\d$/.test(value) ? /[\p{L}\p{N}.]/u : /[\p{L}\p{N}]/u).test(around)) return at;
  }
  return -1;
}

/** A change with places; what was added to stands behind or before {before}. */
export function changeInPlaces(change: Change, named: readonly NamedValue[]): Change {
  const { path, kind, from, before, after } = change;
  const put = (text: string) => textInPlaces(text, named, true);
  return {
    path: mapPath(path, put).map(wherever),
    kind,
    ...(from && { from: mapPath(from, put) }),
    // Which text of a list went is not said by its place.
    ...(kind === 'removed' && typeof before === 'string' && typeof path.at(-1) === 'number' && { before: put(before) }),
    ...(after !== undefined && {
      after: typeof before === 'string' && typeof after === 'string' ? added(before, after, put) : mapTexts(after, put),
    }),
  };
}

/** A paragraph that is known by its text is any that has the word in it: another word stands in another. */
const wherever = (segment: Segment): Segment =>
  typeof segment === 'object' && segment.key !== 'text' && isPartly(String(segment.is)) ? '*' : segment;
const isPartly = (text: string) => namesIn(text).length > 0 && !/^\{[\w-]+(?::\w+)?\}$/.test(text);

function added(before: string, after: string, put: (text: string) => string): string {
  if (before.trim() === '' || after === before) return put(after);
  if (after.startsWith(before)) return `{before}${put(after.slice(before.length))}`;
  if (after.endsWith(before)) return `${put(after.slice(0, -before.length))}{before}`;
  const made = changedWithin(before, after);
  if (made !== null) return withinText(put(made));
  const replaced = replacedWithin(before, after);
  const part = replaced && put(replaced.part);
  // Which part it was has to be said by a value, else by the text as a whole.
  return part && /^\{[\w-]+\}$/.test(part) ? replacedText(part, put(replaced.made)) : put(after);
}
