import { pathText } from '../../../../effects/difference/paths.ts';
import type { Change, Effect } from '../../../../records/episode/effect.ts';
import { escapePattern } from '../../../../records/escape-pattern.ts';
import { leaves } from '../../interpret/expectation.ts';
import { mapPath, mapTexts } from '../../interpret/places.ts';

/** What one run has wherever another has something else: "de-DE" for "fr-FR". */
export type Other = { was: string; now: string };

/** The only word that two effects differ in, wherever it stands; null where more differs, or nothing. */
export function otherToken(expected: Effect, effect: Effect): Other | null {
  const [wanted, found] = [expected.flatMap(leaves), effect.flatMap(leaves)];
  if (wanted.length !== found.length) return null;
  const there = new Set(found.map(textOf));
  const pairs = wanted.flatMap((change, i) => [
    differing(pathText(change.path), pathText(found[i]!.path)),
    differing(savedText(change), savedText(found[i]!)),
  ]);
  const explains = ({ was, now }: Other) =>
    wanted.every((change) => there.has(textOf(withToken(change, was, now)))) &&
    wanted.some((change) => textOf(withToken(change, was, now)) !== textOf(change));
  return pairs.find((pair) => pair !== null && explains(pair)) ?? null;
}

/** The change with another text for a word in it. */
export function withToken<C extends Change>(change: C, was: string, now: string): C {
  const word = new RegExp(`(?<![\\p{L}\\p{N}{])${escapePattern(was)}(?![\\p{L}\\p{N}}])`, 'gu');
  const put = (text: string) => text.replace(word, () => now);
  const { path, after } = change;
  return { ...change, path: mapPath(path, put), ...(after !== undefined && { after: mapTexts(after, put) }) };
}

const textOf = ({ kind, path, after }: Change) => JSON.stringify([kind, path, after ?? null]);
const savedText = ({ after }: Change) => (typeof after === 'string' ? after : JSON.stringify(after ?? null));

/** Where two texts differ, to the ends of words. */
function differing(one: string, other: string): Other | null {
  if (one === other) return null;
  const most = Math.min(one.length, other.length);
  let start = 0;
  while (start < most && one[start] === other[start]) start++;
  let end = 0;
  while (end < most - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  while (start > 0 && isOfWord(one[start - 1])) start--;
  while (end > 0 && isOfWord(one.at(-end))) end--;
  const [was, now] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  return was === '' || now === '' || /[{}]/.test(was) ? null : { was, now };
}

const isOfWord = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}-]/u.test(sign);
