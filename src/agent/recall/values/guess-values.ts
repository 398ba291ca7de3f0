import { hasForm } from '../cues.ts';
import { standsBeside } from './beside.ts';
import { choiceMeant } from './choices.ts';
import type { Values } from './fill-places.ts';
import type { KnownPlace } from './known-places.ts';
import type { Reading, Row } from './reading.ts';
import type { There } from './there.ts';

/**
 * Values for the places of a kind, and what speaks for them: values that are known to be there or are one of the choices (`known`), values that
 * are not though they should be (`strange`), how surely unquoted words are values (`sure`), values without quotation marks beside quoted ones (`unquoted`), and what no place has taken:
 * quoted texts (`quoted`), the user's own words (`left`) and names of what is there (`names`).
 */
export type Guess = {
  values: Values;
  known: number;
  strange: number;
  sure: number;
  unquoted: number;
  unused: { quoted: number; left: number; names: number };
};

/** What speaks for a row, as logarithms; found with train wordings (bench/understanding.ts). */
const counts = {
  quoted: 12,
  own: 1.2,
  capital: 0.5,
  common: -0.8,
  small: -1.1,
  /** A small word at the edge, the first word of the request, a word of the user's own left beside it. */
  edge: -1.5,
  first: -1.5,
  comma: -2,
  torn: -1.5,
  introduced: 2,
  formed: 1.5,
  named: 8,
  within: 2,
  begins: 2,
  eachWord: 2,
  strange: -2.5,
  /** A choice by its first words, and by other words of its own. */
  beginning: 6,
  words: 2,
  number: 2,
  noNumber: -6,
};
const beam = 40;
/** The likeliest rows that are tried for a place. */
const tried = 60;

/** `text` is the value: what the row says, or the choice that it means. */
type Fit = { row: Row; text: string; score: number; known: number; strange: number; sure: number };

/** Finds which rows of words, of which no two overlap, are the values of a kind's places. Null where the request has too few rows. */
export function guessValues(reading: Reading, places: readonly KnownPlace[], there: There): Guess | null {
  let best: { fits: Fit[]; score: number }[] = [{ fits: [], score: 0 }];
  for (const place of places) {
    const likely = reading.rows
      .map((row) => fitOf(row, place, reading, there))
      .toSorted((a, b) => b.score - a.score)
      .slice(0, tried);
    best = best
      .flatMap(({ fits, score }) =>
        likely
          .filter(({ row }) => fits.every((other) => areApart(row, other.row)))
          .map((fit) => ({ fits: [...fits, fit], score: score + fit.score })),
      )
      .toSorted((a, b) => b.score - a.score)
      .slice(0, beam);
  }
  const fits = best[0]?.fits;
  if (!fits) return null;
  const sum = (of: 'known' | 'strange' | 'sure') => fits.reduce((total, fit) => total + fit[of], 0);
  const rows = fits.map(({ row }) => row);
  return {
    values: new Map(fits.flatMap(({ text }, i) => withParts(places[i]!.name, text))),
    known: sum('known'),
    strange: sum('strange'),
    sure: sum('sure'),
    unquoted: reading.quotations.length > 0 ? rows.filter(({ quoted }) => !quoted).length : 0,
    unused: unusedOf(reading, rows, there),
  };
}

/** Two places have other words, and not the same again: where a request says a name twice it is one value. */
const areApart = (a: Row, b: Row): boolean =>
  (a.last < b.first || a.first > b.last) && a.text.toLowerCase() !== b.text.toLowerCase();

/** A value, and the parts of it if it is a list. */
const withParts = (name: string, text: string): [string, string][] => [
  [name, text],
  ...text.split(/, | and /).map((part, n): [string, string] => [`${name} ${n + 1}`, part]),
];

function fitOf(row: Row, place: KnownPlace, reading: Reading, there: There): Fit {
  const told = toldOf(row, place, there);
  const near = standsBeside(place.beside, reading.words, row);
  const sure = row.quoted ? 0 : sureness(row, reading, told.isThere);
  const score = near + told.score + (row.quoted ? counts.quoted : sure);
  const known = told.known ?? Number(told.score > 0);
  return { row, text: told.choice ?? row.text, score, sure, known, strange: Number(told.score < 0) };
}

/** What texts of a form look like. */
const looks: Partial<Record<string, RegExp>> = {
  link: /^\p{L}+:\/\/\S+$|^www\.\S+$/u,
  email: /^[^\s@]+@[^\s@]+$/,
  colour: /^#[\da-f]{3,8}$/i,
};

type Told = { score: number; isThere: boolean; known?: number; choice?: string };

/** What is known of a text as the value of a place. `isThere`: it is the whole of a name, or what something begins with. */
function toldOf({ text, first, last }: Row, place: KnownPlace, there: There): Told {
  const lower = text.toLowerCase();
  const isLong = last > first;
  if (place.choices && place.choices.length > 0) {
    const meant = choiceMeant(place.choices, text);
    if (!meant) return { score: counts.strange, isThere: false };
    const { choice, by } = meant;
    const isThere = by !== 'words';
    return {
      score: { name: counts.named, beginning: counts.beginning, words: counts.words }[by],
      isThere,
      known: Number(isThere),
      choice,
    };
  }
  const look = looks[place.form ?? ''];
  if (look) return { score: look.test(text) ? counts.named : counts.noNumber, isThere: look.test(text) };
  if (place.kind === 'number')
    return { score: /^-?\d+(?:[.,]\d+)?$/.test(lower) ? counts.number : counts.noNumber, isThere: false };
  const told = there.tells(place, text);
  if (told === 'named') return { score: counts.named, isThere: true };
  if (told === 'none') return { score: counts.strange, isThere: false };
  if (told === 'begins' || told === 'within') {
    const begins = told === 'begins';
    const score = counts.within + (begins ? counts.begins : 0) + counts.eachWord * (last - first);
    return { score, isThere: begins && isLong };
  }
  return { score: place.kind !== 'object' && there.isName(text) ? counts.strange : 0, isThere: false };
}

/** How surely words without quotation marks are a value, by themselves and by what stands around them. */
function sureness({ first, last, text }: Row, reading: Reading, isThere: boolean): number {
  const { words, isSmall, isOwn, isName } = reading;
  const isTorn = (i: number) =>
    i > 0 && isOwn(i) && !reading.quotations.some((quoted) => i >= quoted.first && i <= quoted.last);
  let sum = 0;
  for (let i = first; i <= last; i++) {
    if (words[i]!.text === ',') sum += counts.comma;
    if (!/[\p{L}\p{N}]/u.test(words[i]!.text)) continue;
    sum += isSmall(i) ? counts.small : isOwn(i) ? counts.own + (isName(i) ? counts.capital : 0) : counts.common;
  }
  if (isThere) sum = Math.max(sum, 0);
  else {
    sum += counts.edge * (Number(isSmall(first)) + Number(last > first && isSmall(last)));
    if (first === 0) sum += counts.first;
  }
  sum += counts.torn * (Number(isTorn(first - 1)) + Number(isTorn(last + 1)));
  if (reading.isIntroducing(first - 1)) sum += counts.introduced;
  return sum + (isFormed(text) ? counts.formed : 0);
}

/** One word with signs in it, such as an address, a number or a code. */
const isFormed = (text: string): boolean => !/\s/.test(text) && (hasForm(text) || /[/:@_#.$]\S/.test(text));

function unusedOf({ quotations, rows, words, ...reading }: Reading, taken: readonly Row[], there: There) {
  const isTaken = ({ first, last, text }: Pick<Row, 'first' | 'last'> & { text?: string }) =>
    taken.some((row) => (row.first <= first && row.last >= last) || row.text === text);
  const isQuoted = (i: number) => quotations.some(({ first, last }) => i >= first && i <= last);
  const isFree = (i: number) => i > 0 && reading.isOwn(i) && !isQuoted(i) && !isTaken({ first: i, last: i });
  const named = rows.filter(
    (row) => !isTaken(row) && (row.quoted || row.last > row.first || reading.isName(row.first)),
  );
  return {
    quoted: quotations.filter((row) => !isTaken(row)).length,
    left: words.filter((_, i) => isFree(i)).length,
    names: Number(named.some(({ text }) => there.isName(text))),
  };
}
