import { bareWords, quotedStretches, wordsOf } from '../prompt/words.ts';
import { hasForm } from '../recall/cues.ts';
import { rowsIn, type Stretch, stop } from './rows.ts';

/** Which stretches of a request may fill the places of a plan. */
export type Stretches = {
  text(stretch: Stretch): string;
  /** What stands in the request of the values that the place of this name is known to have. */
  known(name: string): Stretch[];
  /** For any other place, where some are filled and `left` values of the request, this one among them, are not; of those that are `able`, if given: these may break off. */
  fitting(filled: readonly Stretch[], left: number, able?: (text: string) => boolean): Stretch[];
};

/**
 * What may be a value of the user's: what stands in quotation marks, whole; else words in a row. A word that no wording of training has
 * (it is not in `said`) is part of a value, so the values together take in all such words, as long as their number allows it. Where some
 * values of a place are known (choices of the application, values of a form), it is one of these if the request has one.
 */
export function stretchesOf(
  request: string,
  said: ReadonlySet<string>,
  known: Readonly<Record<string, readonly string[]>> = {},
): Stretches {
  const words = wordsOf(request);
  const text = ({ first, last }: Stretch) =>
    request.slice(words[first]!.start, words[last]!.end).replaceAll('\\"', '"');
  const quotations = quotedStretches(words);
  const isQuoted = (i: number) => quotations.some(({ first, last }) => i >= first - 1 && i <= last + 1);
  const isNew = words.map(({ text }, i) => /\p{L}|\p{N}/u.test(text) && !isQuoted(i) && !said.has(text.toLowerCase()));
  const every = [...quotations, ...rowsIn(words, isQuoted)];
  const holds = ({ first, last }: Stretch, i: number) => i >= first && i <= last;

  /** In how many values, at least, the new words and quotations that are in none yet can be taken in. */
  const groupsLeft = (filled: readonly Stretch[]): number => {
    let groups = quotations.filter((q) => filled.every((f) => apart(q, f))).length;
    let open = false;
    words.forEach(({ text }, i) => {
      if (stop.test(text) || isQuoted(i) || filled.some((f) => holds(f, i))) open = false;
      else if (isNew[i] && !open) {
        groups += 1;
        open = true;
      }
    });
    return groups;
  };

  return {
    text,
    known: (name) => amongKnown(known[name] ?? []),
    fitting(filled, left, able) {
      const holdsNew = ({ first, last }: Stretch) => isNew.slice(first, last + 1).includes(true);
      const breaksOff = (i: number) => isNew[i] && !filled.some((f) => holds(f, i));
      const free = every.filter((s) => filled.every((f) => apart(s, f)));
      const whole = free.filter(({ first, last }) => isQuoted(first) || !(breaksOff(first - 1) || breaksOff(last + 1)));
      const allows = groupsLeft(filled) <= left;
      const taking = allows ? whole.filter((s) => groupsLeft([...filled, s]) < left) : [];
      const better = able
        ? [taking, free.filter(holdsNew), whole].map((some) => some.filter((s) => able(text(s))))
        : [taking, whole, free];
      return better.find(({ length }) => length > 0) ?? [];
    },
  };

  function amongKnown(values: readonly string[]): Stretch[] {
    if (values.length === 0) return [];
    const named = outermost(namedIn(values));
    if (named.length > 0 || !values.every(hasForm)) return named;
    const most = Math.max(...values.map((value) => value.split(/\s+/).length));
    const own = new Set(values.flatMap((value) => value.toLowerCase().split(/\s+/)));
    const isOfForm = (parts: readonly string[]) =>
      parts.length <= most &&
      parts.some(hasForm) &&
      parts.every((part) => hasForm(part) || own.has(part.toLowerCase()));
    return outermost(every.filter((s) => isOfForm(text(s).split(/\s+/)) && isWholeInText(s)));
  }

  function namedIn(names: readonly string[]): Stretch[] {
    const wanted = new Set(names.map((name) => bareWords(name).join(' ')));
    return every.filter((s) => wanted.has(bareWords(text(s)).join(' ')));
  }

  function isWholeInText({ first, last }: Stretch): boolean {
    const before = request.slice(0, words[first]!.start);
    return /(?:^|[\s"“(])$/.test(before) && /^[),.;:!?]*(?:$|[\s"”])/.test(request.slice(words[last]!.end));
  }
}

/** Those that are in no other one. */
const outermost = (some: readonly Stretch[]): Stretch[] =>
  some.filter((s) => !some.some((o) => o !== s && o.first <= s.first && o.last >= s.last));

const apart = (a: Stretch, b: Stretch) => a.last < b.first || a.first > b.last;
