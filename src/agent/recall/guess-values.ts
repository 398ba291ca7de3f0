import { quotationMark, type Word, wordsOf } from '../prompt/words.ts';
import { stems } from './cues.ts';
import { placesIn, type Values, withoutPlaces } from './fill-places.ts';

/** What is known beside how wordings speak of the places: the stems of all kinds' wordings, values of some places, and the names of what is there for `objects`, those that mean such. */
export type Known = {
  said?: ReadonlySet<string>;
  values?: Readonly<Record<string, readonly string[]>>;
  names?: readonly string[];
  objects?: ReadonlySet<string>;
};

/** Words in a row that may be a value. */
type Row = { first: number; last: number; text: string; quoted: boolean };

/** What speaks for a row, as logarithms: its marks, a word that no wording has or with a capital, one that wordings have, such a word left beside it, and names. */
const counts = { quoted: 6, own: 1.2, common: -0.8, torn: -1.5, known: 8, strange: -4 };
/** The chance of a word beside a place that no wording has there, and how much the word behind counts. */
const unseen = 0.05;
const behind = 0.6;
const longest = 12;
const beam = 40;

/**
 * Which parts of a request are the values of these wordings' places, where it is none of them word by word: rows of words of which no two overlap, that stand
 * beside the words that the places do, and have words of the user's own. Null where the request has too few rows.
 */
export function guessValues(request: string, wordings: readonly string[], known: Known = {}): Values | null {
  const words = wordsOf(request);
  const said = known.said ?? new Set(wordings.flatMap((wording) => stems(withoutPlaces(wording))));
  const isOwn = words.map(({ text }, i) => isOwnWord(text, words[i - 1]?.text, said));
  const rows = rowsIn(request, words);
  const names = new Set((known.names ?? []).map((name) => name.toLowerCase()));
  const isOpen = (i: number) => isOwn[i] === true && !rows.some((row) => row.quoted && i >= row.first && i <= row.last);
  const fits = (row: Row, place: string, beside: Beside): number => {
    const near =
      chance(beside.before, wordAt(words, row.first, -1)) + behind * chance(beside.after, wordAt(words, row.last, 1));
    const values = known.values?.[place]?.map((value) => value.toLowerCase());
    const text = row.text.toLowerCase();
    const told = values
      ? values.includes(text)
      : known.objects?.has(place)
        ? names.has(text)
        : !names.has(text) && undefined;
    const asNamed = told === undefined ? 0 : told ? counts.known : counts.strange;
    if (row.quoted) return near + asNamed + counts.quoted;
    const own = isOwn.slice(row.first, row.last + 1).reduce((sum, is) => sum + (is ? counts.own : counts.common), 0);
    const torn = Number(isOpen(row.first - 1)) + Number(isOpen(row.last + 1));
    return near + asNamed + own + counts.torn * torn;
  };
  let best: { rows: Row[]; score: number; values: Values }[] = [{ rows: [], score: 0, values: new Map() }];
  for (const place of placesIn(wordings.join('\n'))) {
    const beside = besideOf(place, wordings);
    const scored = rows.map((row) => ({ row, score: fits(row, place, beside) }));
    best = best
      .flatMap((one) =>
        scored
          .filter(({ row }) => one.rows.every((other) => row.last < other.first || row.first > other.last))
          .map(({ row, score }) => ({
            rows: [...one.rows, row],
            score: one.score + score,
            values: new Map([...one.values, [place, row.text]]),
          })),
      )
      .toSorted((a, b) => b.score - a.score)
      .slice(0, beam);
  }
  return best[0]?.values ?? null;
}

/** A word that wordings do not have, or a name by its capital within a sentence. */
function isOwnWord(text: string, before: string | undefined, said: ReadonlySet<string>): boolean {
  if (!/[\p{L}\p{N}]/u.test(text)) return false;
  const isName = before !== undefined && /^\p{Lu}./u.test(text) && !/[.!?:]/.test(before);
  return isName || stems(text).every((stem) => !said.has(stem));
}

/** The quoted texts, and all rows of words outside of them without a stop. */
function rowsIn(request: string, words: readonly Word[]): Row[] {
  const textOf = (first: number, last: number) => request.slice(words[first]!.start, words[last]!.end);
  const marks = words.flatMap(({ text }, i) => (quotationMark.test(text) ? [i] : []));
  const pairs = marks.flatMap((from, n) =>
    n % 2 === 0 && marks[n + 1]! > from + 1 ? [[from, marks[n + 1]!] as const] : [],
  );
  const quoted = pairs.map(
    ([from, to]): Row => ({ first: from + 1, last: to - 1, quoted: true, text: textOf(from + 1, to - 1) }),
  );
  const isFree = (i: number) => !/^[,;:.!?]$/.test(words[i]!.text) && !pairs.some(([from, to]) => i >= from && i <= to);
  const rows: Row[] = [];
  for (let first = 0; first < words.length; first++)
    for (let last = first; last < Math.min(words.length, first + longest) && isFree(last); last++)
      rows.push({ first, last, quoted: false, text: textOf(first, last) });
  return [...quoted, ...rows];
}

/** How often each word stands beside a place, of all wordings that have it. */
type Beside = { before: ReadonlyMap<string, number>; after: ReadonlyMap<string, number> };

function besideOf(place: string, wordings: readonly string[]): Beside {
  const before = new Map<string, number>();
  const after = new Map<string, number>();
  const having = wordings.filter((wording) => wording.includes(`{${place}}`));
  const add = (to: Map<string, number>, word: string) => to.set(word, (to.get(word) ?? 0) + 1 / having.length);
  for (const wording of having) {
    const words = wordsOf(wording.replace(`{${place}}`, ' § ').replace(/\{\w+\}/g, ' ¶ '));
    const at = words.findIndex(({ text }) => text === '§');
    add(before, wordAt(words, at, -1));
    add(after, wordAt(words, at, 1));
  }
  return { before, after };
}

const chance = (of: ReadonlyMap<string, number>, word: string) => Math.log(unseen + (of.get(word) ?? 0));

/** The word on one side, without marks of quotation; nothing at an end. */
function wordAt(words: readonly { text: string }[], from: number, side: 1 | -1): string {
  let i = from + side;
  while (words[i] && quotationMark.test(words[i]!.text)) i += side;
  const text = words[i]?.text ?? '';
  return stems(text)[0] ?? text;
}
