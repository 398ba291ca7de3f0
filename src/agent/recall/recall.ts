import type { Observation } from '../../records/observation.ts';
import { createWeigh, type Evidence } from '../cover/evidence.ts';
import { createForeign } from '../cover/foreign-meaning.ts';
import { trainClassifier } from './classifier.ts';
import { cuesOf, namingOf, speaksOfOpen, stems, withoutQuotes } from './cues.ts';
import { fillPlaces, fillStep, type Values, valuesIn } from './fill-places.ts';
import { type Meaning, meaningFits, meaningOf } from './meaning.ts';
import { type Pattern, valuesOf } from './pattern.ts';
import { misfit, placesOfKind, valuesSaid } from './values-said.ts';
import { mostLike, wordingsOf } from './wordings.ts';

/**
 * What a request brings to mind: the wording that is most like it, and the plan, with the request's values where it is that wording with values
 * in it (`filled`); both as they are remembered, with their places, in `pattern`, with the first of its wordings (`usual`). `values` are the known
 * ones of the places. `evidence` weighs whether the request is of this kind at all; `isForeign` tells that other software is asked for things nearer to it.
 */
export type Recalled = {
  request: string;
  plan: readonly string[];
  pattern: { request: string; plan: readonly string[]; usual: string };
  filled: Values;
  values: Readonly<Record<string, readonly string[]>>;
  evidence(): Evidence;
  isForeign(): boolean;
};

/**
 * `screen` is what the task starts from. `forgotten` is a wording that is not remembered now: training on it shows what is done with a
 * sentence never heard. With `far` the nearest come to mind however unlikely they are.
 */
export type Recall = {
  (request: string, when?: { screen?: Observation; forgotten?: string; far?: boolean }): Recalled[];
  /** Reads what a request means, where that counts: to be awaited before it is recalled. Without it words alone count. */
  ready?(request: string): Promise<void>;
};

/** At most so many patterns come to mind. */
const most = 3;
/** A pattern less likely than the first by more than this does not, as a difference of logarithms; beside one that the request says word by word none that is less likely. */
const closeness = 5;
/** The same where meaning counts too. */
const closenessOfMeaning = 12;
/** A wording is forgotten together with one in so many of the others, so that training makes few classifiers. */
export const parts = 8;

/**
 * Finds the patterns that are most like a request, by its words: the plan is then written beside known ones, as UFO's agent is given
 * demonstrations that resemble the task. A pattern whose wording stands in the request word by word comes first; else what counts is how
 * well the request fits among its wordings, as a classifier sees it, and whether it speaks of what is open as often as the pattern's tasks do. Only what wordings have counts: other words are the user's values.
 */
export function createRecall(patterns: readonly Pattern[], meaning?: Meaning): Recall {
  const partOf = new Map(patterns.flatMap(({ requests }) => requests.map((request, i) => [request, i % parts])));
  const made = new Map<number | undefined, Memory>();
  const recall: Recall = (request, { forgotten, ...when } = {}) => {
    const part = forgotten === undefined ? undefined : partOf.get(forgotten);
    const memory = made.get(part) ?? remember(patterns, part, meaning);
    made.set(part, memory);
    return memory(request, when);
  };
  if (meaning) recall.ready = (request) => meaning.read([request]);
  return recall;
}

type Memory = (request: string, when?: { screen?: Observation; far?: boolean }) => Recalled[];

/** What is remembered where one part of the wordings is not. */
export function remember(patterns: readonly Pattern[], forgotten: number | undefined, meaning?: Meaning): Memory {
  const naming = namingOf(patterns.flatMap(({ choices }) => Object.values(choices ?? {})));
  const cues = (text: string) => [...cuesOf(text), ...naming(text)];
  const known = patterns.flatMap((pattern) => {
    const values = valuesOf(pattern);
    const wordings = wordingsOf(pattern.requests, values, cues).filter((_, i) => i % parts !== forgotten);
    const [usual = ''] = pattern.requests;
    return wordings.length > 0 ? [{ plan: pattern.plan, usual, values, open: pattern.open, wordings }] : [];
  });
  const samples = known.flatMap(({ wordings }, k) => wordings.map(({ cues }) => ({ words: cues, class: k })));
  const everyWord = new Set(known.flatMap(({ wordings }) => wordings.flatMap(({ words }) => [...words])));
  const fits = trainClassifier(samples, known.length);
  const texts = known.map(({ wordings }) => wordings.map(({ request }) => request));
  const places = known.map(({ plan }, k) => placesOfKind(texts[k]!, plan));
  const means = meaning && meaningFits(texts, meaning);
  const foreign = meaning && createForeign(meaning);
  let weigh: ReturnType<typeof createWeigh> | undefined;

  return (request, { screen, far } = {}) => {
    const words = new Set(stems(withoutQuotes(request)).filter((word) => everyWord.has(word)));
    if (words.size === 0) return [];
    const scores = fits(cues(request));
    const meant = means?.(request) ?? null;
    const told = valuesSaid(request);
    const isOpen = screen && speaksOfOpen(request, screen, everyWord);
    const scored = known.map(({ plan, usual, values, open, wordings }, k) => {
      const [nearest, said] = mostLike(wordings, request, words);
      const evidence = () => {
        weigh ??= createWeigh(known, cues, { without: forgotten, parts });
        return weigh(request, { kind: k, fit: scores[k]!, said });
      };
      const isForeign = () => foreign?.(request, texts[k]!) ?? false;
      const score = scores[k]! + weightOf(open, isOpen) + (meant ? meant[k]! - misfit(told, places[k]!) : 0);
      return { plan, usual, values, request: nearest.request, score, said, evidence, isForeign };
    });
    scored.sort((a, b) => b.said - a.said || b.score - a.score);
    const first = scored[0]!;
    const least = first.score - (first.said > 0 ? 0 : meant ? closenessOfMeaning : closeness);
    return scored
      .slice(0, most)
      .filter(({ said, score }) => far || said > 0 || score >= least)
      .map(({ request: wording, plan, usual, values, evidence, isForeign }) => {
        const filled = valuesIn(wording, request) ?? new Map();
        return {
          request: fillPlaces(wording, filled),
          plan: plan.map((step) => fillStep(step, filled)),
          pattern: { request: wording, plan, usual },
          filled,
          values,
          evidence,
          isForeign,
        };
      });
  };
}

/** How much a screen speaks for a pattern. */
const weightOf = (open: number | undefined, isOpen: boolean | undefined): number =>
  open === undefined || isOpen === undefined ? 0 : Math.log(isOpen ? open : 1 - open);

const made = new WeakMap<readonly Pattern[], Recall>();

/** The recall of these patterns, made once. */
export function recallOf(patterns: readonly Pattern[]): Recall {
  const recall = made.get(patterns) ?? createRecall(patterns, meaningOf(patterns));
  made.set(patterns, recall);
  return recall;
}
