import type { Confirmed } from '../attempt.ts';
import { readMoments } from './moments.ts';
import { readNumber } from './plain-number.ts';

/** A field's text as it is compared with what was asked for: line ends, hard spaces and marks without width are the toolkit's. */
export const foldLines = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[\u200b\ufeff]/g, '')
    .replace(/\n+$/, '');

/** What a field says instead of what it should, in words. */
const differs = (is: string, expected: string) =>
  `The text is "${is.slice(0, 120)}" instead of "${expected.slice(0, 120)}".`;

/**
 * Judges what a field shows after `asked` was put into it: undefined where it is that text, the text that it shows where the
 * application wrote the same in its own way, and a failure where letters, digits or signs were lost or changed.
 */
export function confirmText(asked: string, shown: string): Confirmed {
  const [wanted, is] = [foldLines(asked), foldLines(shown)];
  if (is === wanted) return undefined;
  // A field of one line puts something else in the place of line breaks.
  const isJoined = wanted.includes('\n') && !is.includes('\n');
  return !isJoined && isSame(wanted, is) ? { text: is } : { type: 'effect', detail: differs(is, wanted) };
}

/** The same value in another writing. */
function isSame(asked: string, shown: string): boolean {
  const [number, shownNumber] = [readNumber(asked), readNumber(shown)];
  if (number && shownNumber) return isSameNumber(number, shownNumber) && !isGrouped(number, asked, shownNumber, shown);
  return isSameMoment(asked, shown) || isSameSpelling(asked, shown) || isWithCountryCode(asked, shown);
}

type Reading = NonNullable<ReturnType<typeof readNumber>>;

function isSameNumber(asked: Reading, shown: Reading): boolean {
  const letters = ({ before, after }: Reading) => [before, after].map((part) => keyOf(part).letters);
  const [wanted, is] = [letters(asked), letters(shown)];
  // The application may add a unit or a currency, but change none.
  const added = wanted.join('') === '' && is.join('').length <= 3;
  // It may fill up with zeros before a number ("03"), but not take away those of a code ("007").
  const isIn = (value: string) =>
    shown.values.some((one) => one === value || one.replace(/^(-?)0+(?=\d)/, '$1') === value);
  return (added || wanted.join('|') === is.join('|')) && asked.values.some(isIn);
}

/** Whether a fraction came to be thousands: "12.5" is not "12,500", which may be read as both; "12.500" still is. */
function isGrouped(number: Reading, asked: string, shownNumber: Reading, shown: string): boolean {
  const mark = (text: string) => /[.,](?=\d+\D*$)/.exec(text)?.[0];
  const isFraction = number.values.length === 1 && number.values[0]!.includes('.');
  return isFraction && shownNumber.values.length > 1 && mark(asked) !== mark(shown);
}

function isSameMoment(asked: string, shown: string): boolean {
  const [wanted, is] = [readMoments(asked), readMoments(shown)];
  // Two texts that may both be read with day or month first say nothing of each other.
  return Math.min(wanted.length, is.length) === 1 && wanted.some((moment) => is.includes(moment));
}

/** The letters and digits in their order, where words end among them, all signs but those that only part them, and every sign. */
function keyOf(text: string) {
  const plain = text.normalize('NFKC').toLowerCase();
  const decimals = plain.replace(/(?<=\d)[.,](?=\d{1,2}(?!\d)|\d{4})/g, '0point0');
  const letters = (part: string) => part.replace(/[^\p{L}\p{M}\p{N}]/gu, '');
  const gaps = decimals.matchAll(/(?<=\p{L})[^\p{L}\p{M}\p{N}]+(?=\p{L})/gu);
  return {
    letters: letters(decimals),
    ends: [...gaps].map(({ index }) => letters(decimals.slice(0, index)).length),
    signs: plain.replace(/[\p{L}\p{M}\p{N}\s\p{P}]/gu, '') + plain.replace(/[^@#%&*_\\"!?]/g, ''),
    all: plain.replace(/\s/g, ''),
  };
}

function isSameSpelling(asked: string, shown: string): boolean {
  const [wanted, is] = [keyOf(asked), keyOf(shown)];
  if (wanted.letters === '') return wanted.all === is.all;
  let from = 0;
  const kept = [...wanted.signs].every((sign) => {
    from = is.signs.indexOf(sign, from) + 1;
    return from > 0;
  });
  return kept && wanted.letters === is.letters && wanted.ends.every((end) => is.ends.includes(end));
}

/** A phone number that was given a country's code. */
function isWithCountryCode(asked: string, shown: string): boolean {
  const digits = (text: string) => text.replace(/[\s().\-/]/g, '');
  const number = digits(asked);
  return /^\d{7,}$/.test(number) && new RegExp(`^\\+\\d{1,3}${number}$`).test(digits(shown));
}
