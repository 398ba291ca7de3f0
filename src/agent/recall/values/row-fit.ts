import { hasForm } from '../cues.ts';
import { standsBeside } from './beside.ts';
import { choiceMeant } from './choices.ts';
import type { KnownPlace } from './known-places.ts';
import type { Reading, Row } from './reading.ts';
import type { There } from './there.ts';

/** A row of words as the value of a place, with what speaks for it (see Guess). `text` is the value: what the row says, or the choice that it means. */
export type RowFit = { row: Row; text: string; score: number; known: number; strange: number; sure: number };

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

/** How well a row fits a place: by the words beside it, by what is known of such values, by itself. */
export function rowFit(row: Row, place: KnownPlace, reading: Reading, there: There): RowFit {
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
  'media type': /^[a-z]+\/[\w.+-]+$/i,
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
