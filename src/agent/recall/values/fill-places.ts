import { escapePattern } from '../../../records/patterns.ts';
import { escaped } from '../../../records/quoted-text.ts';
import { quotationsIn } from '../../plan-step/sentence/quotes.ts';

const quotes = /["“”]/g;
const plain = (text: string) =>
  text
    .replace(quotes, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.!?]+$/, '');

/** What stands in the places of a wording, by name: `title`, and for the parts of a list `items 1`, `items 2`. */
export type Values = ReadonlyMap<string, string>;

const place = /\{(\w+(?: \d+)?)\}/g;

/** The names of the places in a text, each once. */
export const placesIn = (text: string): string[] => [...new Set(Array.from(text.matchAll(place), (m) => m[1]!))];

/** A text cut at its places: plain text and names in turn. */
export const cutAtPlaces = (text: string): string[] => text.split(place);

/** The text without its places. */
export const withoutPlaces = (text: string): string => text.replace(place, ' ');

/** The text with these values in its places; a place without one stays. */
export const fillPlaces = (text: string, values: Values): string =>
  text.replace(place, (open, name: string) => values.get(name) ?? open);

/** A plan step with these values in its places: between quotation marks as they are written there. */
export function fillStep(step: string, values: Values): string {
  const quoted = quotationsIn(step);
  return step.replace(place, (open, name: string, at: number) => {
    const value = values.get(name);
    if (value === undefined) return open;
    return quoted.some(({ start, end, mark }) => mark === '"' && start < at && at < end) ? escaped(value) : value;
  });
}

/**
 * What stands in the request where the wording has its places; null where the request is not this wording with values in it. Compares
 * without capitals, closing sign and quotation marks; what the request has between these is taken whole and as it is, but where the wording
 * has words of its own between some. `\"` between them is a mark of the text. Each place is as short as it can be. A list ("a, b and c") has its parts, too.
 */
export function valuesIn(wording: string, request: string): Values | null {
  const quoted: string[] = [];
  const sealed = request.replace(/"((?:\\"|[^"])+)"|“([^”]+)”/g, (_, straight, curly) => {
    quoted.push(straight?.replaceAll('\\"', '"') ?? curly);
    return String.fromCharCode(firstSeal + quoted.length - 1);
  });
  const found = valuesAt(wording, sealed);
  if (!found) return quoted.length > 0 && quotesMore(wording) ? valuesAt(wording, request) : null;
  const opened = (text: string) => text.replace(seal, (sign) => quoted[sign.charCodeAt(0) - firstSeal] ?? sign);
  return new Map([...found].map(([name, text]) => [name, opened(text)]));
}

/** A quoted text while it must not be cut: one character of those that Unicode leaves for private use. */
const seal = /[\ue000-\uf8ff]/g;
const firstSeal = 0xe000;

/** Whether a wording has more between some quotation marks than a place. */
const quotesMore = (wording: string) =>
  Array.from(wording.matchAll(/"([^"]*)"|“([^”]*)”/g), ([, straight, curly]) => straight ?? curly!).some(
    (text) => !/^\{\w+\}$/.test(text),
  );

/** What may stand in a place: a quoted text or a list of them is all of the value. */
const valuePattern = '([\\ue000-\\uf8ff](?:(?:, and |, | and )[\\ue000-\\uf8ff])*|(?![\\ue000-\\uf8ff]).+?)';

function valuesAt(wording: string, request: string): Values | null {
  const names: string[] = [];
  const pattern = plain(wording)
    .split(/(\{\w+\})/)
    .map((part) => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      if (name === undefined) return escapePattern(part);
      names.push(name);
      return valuePattern;
    });
  const found = new RegExp(`^${pattern.join('')}$`, 'iu').exec(plain(request));
  if (!found) return null;
  return new Map(
    names.flatMap((name, i): [string, string][] => {
      const value = found[i + 1]!;
      const parts = value.split(/, | and /).map((part, n): [string, string] => [`${name} ${n + 1}`, part]);
      return [[name, value], ...parts];
    }),
  );
}
