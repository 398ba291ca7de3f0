import type { Values } from './fill-places.ts';
import type { KnownPlace } from './known-places.ts';
import type { Reading, Row } from './reading.ts';
import { type RowFit, rowFit } from './row-fit.ts';
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

const beam = 40;
/** The likeliest rows that are tried for a place. */
const tried = 60;

/** Finds which rows of words, of which no two overlap, are the values of a kind's places. Null where the request has too few rows. */
export function guessValues(reading: Reading, places: readonly KnownPlace[], there: There): Guess | null {
  let best: { fits: RowFit[]; score: number }[] = [{ fits: [], score: 0 }];
  for (const place of places) {
    const likely = reading.rows
      .map((row) => rowFit(row, place, reading, there))
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
