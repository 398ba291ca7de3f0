import { foreignRequests } from '../../agent/cover/foreign-requests.ts';
import { type Bar, sumOf } from '../../agent/cover/refusal.ts';
import { type Pattern, valuesOf } from '../../agent/recall/pattern.ts';
import { parts, remember } from '../../agent/recall/remember.ts';
import { createVocabulary } from '../../app-pack/vocabulary.ts';
import { recordId } from '../../records/record-id.ts';
import { createRng, type Rng } from '../../records/rng.ts';
import { fitLogistic } from './logistic.ts';

/** So many of the train wordings may be refused where they are forgotten: people must be understood first. */
const refused = 0.09;
/** With fewer forgotten wordings no bar can be found. */
const fewest = 40;
/** Of the eighths these are tried, where there are many patterns; of few all. */
const someParts = [0, 3, 6];
const many = 24;
/** How many wordings of a pattern are asked in each part; of few patterns more are forgotten. */
const asked = { forgotten: 4, heard: 1, leftOut: 20 };
/** What requests of each sort count together, whatever their number. */
const counts = { forgotten: 1000, heard: 200, leftOut: 800, foreign: 600 };

type Sort = keyof typeof counts;
type Asked = { sort: Sort; evidence: number[] };

/**
 * Finds with how much evidence a request is taken on, from the patterns alone: an eighth of the wordings is forgotten and an eighth of the
 * patterns left out, in turn. Forgotten wordings must be taken on, left-out patterns and foreign requests not. Undefined for a LAM that has too few
 * wordings to tell, and where some are machine-made: these are so alike that a forgotten one is no unheard sentence, and people's would be refused.
 * Found once for the same patterns.
 */
export function refusalBar(patterns: readonly Pattern[]): Bar | undefined {
  const key = recordId('patterns', patterns);
  if (!found.has(key)) found.set(key, findBar(patterns));
  return found.get(key);
}

/** By what the patterns hold: the evaluation without a model and training make the same ones anew. */
const found = new Map<string, Bar | undefined>();

function findBar(patterns: readonly Pattern[]): Bar | undefined {
  if (patterns.some(({ discovered }) => discovered)) return undefined;
  const rng = createRng(0).fork('refusal');
  const every = Array.from({ length: parts }, (_, part) => part);
  const all = (patterns.length < many ? every : someParts).flatMap((part) => askedIn(patterns, part, rng));
  const forgotten = all.filter(({ sort }) => sort === 'forgotten');
  if (forgotten.length < fewest) return undefined;
  const sizes = Map.groupBy(all, ({ sort }) => sort);
  const weights = fitLogistic(
    all.map(({ sort, evidence }) => ({
      figures: evidence,
      is: sort === 'forgotten' || sort === 'heard',
      counts: counts[sort] / sizes.get(sort)!.length,
    })),
  );
  const sums = forgotten.map(({ evidence }) => sumOf(weights, evidence)).sort((a, b) => a - b);
  return { weights, least: sums[Math.floor(refused * sums.length)]! };
}

/** What is asked of a memory that lacks one part of the wordings and of the patterns. */
function askedIn(patterns: readonly Pattern[], part: number, rng: Rng): Asked[] {
  const known = patterns.filter((_, i) => i % parts !== part);
  if (known.length === 0) return [];
  const recall = remember(known, part);
  const words = createVocabulary(rng.fork(`words ${part}`), 'train');
  const filled = (wording: string, pattern: Pattern) =>
    wording.replace(/\{(\w+)\}/g, (_, name: string) => {
      const values = valuesOf(pattern)[name] ?? [];
      return values.length > 0 ? rng.pick(values) : rng.pick([words.title, words.title, words.phrase, words.word])();
    });
  const some = (pattern: Pattern, most: number, fits: (i: number) => boolean) =>
    rng
      .shuffle(pattern.requests.filter((_, i) => fits(i)))
      .slice(0, most)
      .map((wording) => filled(wording, pattern));
  const requests: Record<Sort, string[]> = {
    forgotten: known.flatMap((p) =>
      some(p, Math.max(asked.forgotten, Math.ceil(many / known.length)), (i) => i % parts === part),
    ),
    heard: known.flatMap((p) => some(p, asked.heard, (i) => i % parts !== part)),
    leftOut: patterns.flatMap((p, i) => (i % parts === part ? some(p, asked.leftOut, () => true) : [])),
    foreign: foreignRequests.filter((_, i) => i % parts === part),
  };
  return Object.entries(requests).flatMap(([sort, some]) =>
    some.flatMap((request) => {
      const [first] = recall(request);
      return first ? [{ sort: sort as Sort, evidence: first.evidence() }] : [];
    }),
  );
}
