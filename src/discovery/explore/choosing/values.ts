import type { Try } from '../../../records/discovery/try.ts';
import type { Rng } from '../../../records/rng.ts';
import type { Control } from '../../../records/screen/control.ts';
import { isSecret } from './moves.ts';

export type Value = { value: string; kind: Try['values'][number]['kind'] };

const consonants = 'bdfgklmnprstvz';
const vowels = 'aeiou';

/** A word that can be spoken, of letters alone, that occurs nowhere else: `isKnown` says what does. */
export function madeUpWord(rng: Rng, isKnown: (word: string) => boolean): string {
  for (;;) {
    const syllables = Array.from({ length: 3 }, () => rng.pick([...consonants]) + rng.pick([...vowels]));
    const word = syllables.join('') + rng.pick(['', 'n', 'r', 'l', 's']);
    if (!isKnown(word)) return word;
  }
}

const capital = (word: string) => word[0]!.toUpperCase() + word.slice(1);
const two = (n: number) => String(n).padStart(2, '0');
/** What a field for a media type (RFC 6838) takes; none other has a meaning. */
export const mediaTypes = ['text/plain', 'text/html', 'text/markdown', 'text/csv', 'application/json'];
const isoDate = /^\d{4}-\d{2}-\d{2}$/;

/**
 * A value for a field, by its type, its name and what stands in it; null where none may be given (a password) or none is there (a file).
 * `files` are names of files that can be given to the application.
 */
export function valueFor(
  control: Control,
  options: { rng: Rng; isKnown: (word: string) => boolean; files: readonly string[] },
): Value | null {
  const { rng, isKnown, files } = options;
  const { type, name, value = '' } = control;
  const says = (words: RegExp) => words.test(name);
  const word = () => madeUpWord(rng, isKnown);
  if (isSecret(control)) return null;
  if (type === 'Spinner' || type === 'Slider') return numberFor(value, rng);
  if ((takesFile(control) || says(/\bfiles?\b|upload/i)) && files.length > 0)
    return { value: rng.pick(files), kind: 'file' };
  if (isoDate.test(value) || says(/\b(?:date|birthday|due|deadline)\b/i)) {
    return { value: `${rng.int(2027, 2039)}-${two(rng.int(1, 12))}-${two(rng.int(1, 28))}`, kind: 'date' };
  }
  if (/^\d\d:\d\d$/.test(value) || says(/^time$|\btime of\b/i))
    return { value: `${two(rng.int(6, 22))}:${two(rng.int(1, 59))}`, kind: 'date' };
  if (/^#[\da-f]{6}$/i.test(value) || (says(/colou?r|\bhex\b/i) && !says(/name/i)))
    return { value: `#${rng.int(0x100000, 0xefffff).toString(16)}`, kind: 'text' };
  if (says(/e-?mail/i)) return { value: `${word()}@${word()}.example`, kind: 'text' };
  if (says(/\b(?:url|uri|link|website|homepage|web ?address)\b/i) || /^https?:/.test(value))
    return { value: `https://${word()}.example/`, kind: 'text' };
  if (says(/\b(?:content|media|mime)[ -]?type\b/i)) return { value: rng.pick(mediaTypes), kind: 'text' };
  if (
    says(
      /\b(?:number|count|amount|how (?:much|many)|price|cost|quantity|size|width|height|weight|year|age|port|rows|columns|phone|minutes|hours)\b/i,
    ) ||
    isNumber(value)
  )
    return numberFor(value, rng);
  const words = rng.next() < 0.5 ? capital(word()) : `${capital(word())} ${word()}`;
  return { value: words, kind: 'text' };
}

/** Whether a field is for a file that is brought in, by its name: what comes of it is confirmed. */
export const takesFile = ({ name }: Pick<Control, 'name'>): boolean => /attach|browse|\bimport\b/i.test(name);

const isNumber = (text: string) => /^-?\d+(?:[.,]\d+)?(?:\s?(?:px|pt|cm|mm|in|em|%|"))?$/.test(text);

/** Another number, of the same order as the one that stands there, with its unit. */
function numberFor(value: string, rng: Rng): Value {
  const [, now = '', unit = ''] = /^(-?[\d.,]+)\s*(\D*)$/.exec(value) ?? [];
  const before = Number(now.replace(',', '.')) || 0;
  const most = Math.max(9, Math.ceil(Math.abs(before) * 1.5));
  let number = rng.int(2, most);
  if (number === before) number++;
  return { value: unit ? `${number}${/\s/.test(value) ? ' ' : ''}${unit}` : String(number), kind: 'number' };
}
