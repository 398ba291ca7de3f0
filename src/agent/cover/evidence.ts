import { type Cues, quotesIn, stems, withoutQuotes } from '../recall/cues.ts';
import { placesIn } from '../recall/values/fill-places.ts';
import type { Wording } from '../recall/wordings.ts';
import { foreignRequests } from './foreign-requests.ts';
import { trainMembership } from './membership.ts';
import { neighbours, overNext, place, placed } from './placed.ts';

/** What speaks for and against a request being of the kind that came to mind first; its weights are learnt with the LAM. */
export type Evidence = number[];

/** `first` is the kind, with how well the classifier finds that it fits, and how many words of a wording stand in the request word by word. */
export type Weigh = (request: string, first: { kind: number; fit: number; said: number }) => Evidence;

/** Nearest wordings that are asked for their kind. */
const nearest = 12;
/** Long words are compared by so many letters: bold, bolder and bolding are one. */
const letters = 5;
const short = (word: string) => (word.includes(' ') ? word : word.slice(0, letters));

/**
 * Weighs how a request is covered by what is remembered. Foreign requests, such as are made of other software, are shown to it as being of no
 * kind, but for every eighth of them (`without`), which are for finding the weights.
 */
export function createWeigh(
  kinds: readonly { wordings: readonly Wording[] }[],
  cues: Cues,
  { without, parts }: { without: number | undefined; parts: number },
): Weigh {
  const all = kinds.flatMap(({ wordings }, kind) => wordings.map((wording) => ({ ...wording, kind })));
  const usual = countOf(all.map(({ words }) => words));
  /** A word of one wording alone is not usual: where that wording is forgotten it would be unknown. */
  const read = (text: string) => placed(text, (stem) => (usual.get(stem) ?? 0) > 1);
  const known = all.map(({ request, kind, cues, words }) => ({
    kind,
    cues,
    read: read(request),
    words: shortened(words),
  }));
  const pairs = new Set(known.flatMap(({ read }) => neighbours(read)));
  const signsOf = (cues: Iterable<string>, read: readonly string[]) => [
    ...new Set([...Array.from(cues, short), ...neighbours(read), ...overNext(read)]),
  ];
  const member = trainMembership(
    [
      ...known.map(({ kind, cues, read }) => ({ class: kind, signs: signsOf(cues, read) })),
      ...foreignRequests
        .filter((_, i) => i % parts !== without)
        .map((request) => ({ class: null, signs: signsOf(cues(request), read(request)) })),
    ],
    kinds.length,
  );
  const likeness = likenessTo(known.map(({ words }) => words));
  const shapes = kinds.map(({ wordings }) => ({
    places: Math.max(...wordings.map(({ request }) => placesIn(request).length)),
    quotes: Math.max(...wordings.map(({ request }) => quotesIn(request).length)),
  }));

  return (request, { kind, fit, said }) => {
    const words = read(request);
    const odds = member(signsOf(cues(request), words));
    const near = likeness(shortened(stems(withoutQuotes(request))))
      .map((like, i) => ({ like, kind: known[i]!.kind }))
      .sort((a, b) => b.like - a.like)
      .slice(0, nearest);
    const total = near.reduce((sum, { like }) => sum + like, 0);
    const ofKind = near.reduce((sum, n) => sum + (n.kind === kind ? n.like : 0), 0);
    const values = words.filter((word) => word === place).length;
    const beside = neighbours(words);
    const { places, quotes } = shapes[kind]!;
    return [
      Math.max(-30, fit),
      Math.max(...odds),
      odds[kind]!,
      near[0]?.like ?? 0,
      total > 0 ? ofKind / total : 0,
      beside.filter((pair) => pairs.has(pair)).length / beside.length,
      values / words.length,
      Math.min(8, values),
      Math.max(0, places - values),
      Math.max(0, quotesIn(request).length - quotes),
      Math.min(8, said),
    ];
  };
}

const shortened = (words: Iterable<string>) => new Set(Array.from(words, short));

function countOf(texts: readonly ReadonlySet<string>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const words of texts) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Cosine of the words, by how rare they are, to each of these texts; words that none has do not count. */
function likenessTo(texts: readonly ReadonlySet<string>[]): (words: ReadonlySet<string>) => number[] {
  const counts = countOf(texts);
  const rarity = (word: string) => Math.log((texts.length + 1) / (counts.get(word)! + 0.5)) ** 2;
  const sizeOf = (words: Iterable<string>) => Math.sqrt(Array.from(words, rarity).reduce((a, b) => a + b, 0));
  const sizes = texts.map(sizeOf);
  return (words) => {
    const own = [...words].filter((word) => counts.has(word)).map((word) => ({ word, rarity: rarity(word) }));
    const size = sizeOf(own.map(({ word }) => word));
    return texts.map((text, i) => {
      const shared = own.reduce((sum, { word, rarity }) => sum + (text.has(word) ? rarity : 0), 0);
      return shared === 0 ? 0 : shared / (size * sizes[i]!);
    });
  };
}
