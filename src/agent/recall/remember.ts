import type { Tree } from '../../records/episode/effect.ts';
import type { Observation } from '../../records/screen/observation.ts';
import { createWeigh, type Evidence } from '../cover/evidence.ts';
import { createForeign } from '../cover/foreign-meaning.ts';
import { beginningOf } from './beginning.ts';
import { constantsOf, unasked } from './constants.ts';
import { cuesOf, namingOf, speaksOfOpen, stems, withoutQuotes } from './cues.ts';
import { trainClassifier } from './fitting/classifier.ts';
import { jointScore } from './fitting/joint-score.ts';
import { type Meaning, meaningFits } from './fitting/meaning.ts';
import { type Pattern, valuesOf } from './pattern.ts';
import { fillPlaces, fillStep, type Values, valuesIn } from './values/fill-places.ts';
import { type Guess, guessValues } from './values/guess-values.ts';
import { asCalled, knownPlaces } from './values/known-places.ts';
import { readRequest } from './values/reading.ts';
import { whatIsThere } from './values/there.ts';
import { misfit, placesOfKind, valuesSaid } from './values/values-said.ts';
import { mostLike, wordingsOf } from './wordings.ts';

/**
 * What a request brings to mind: the wording that is most like it, and the plan, with the request's values where it is that wording with values
 * in it (`filled`); both as they are remembered, with their places, in `pattern`, with the first of its wordings (`usual`). `values` are the known
 * ones of the places; `guessed` are the values that the request has for the places of a discovered kind, if it has any.
 * `evidence` weighs whether the request is of this kind at all; `isForeign` tells that other software is asked for things nearer to it, `joint` how well a
 * discovered kind and its values fit together.
 */
export type Recalled = {
  request: string;
  plan: readonly string[];
  pattern: { request: string; plan: readonly string[]; usual: string };
  filled: Values;
  guessed?: Values;
  joint?: number;
  values: Readonly<Record<string, readonly string[]>>;
  evidence(): Evidence;
  isForeign(): boolean;
};

/** `screen` is what the task starts from, `saved` what stands in the application's data then. With `far` the nearest come to mind however unlikely they are. */
export type When = { screen?: Observation | undefined; saved?: Tree | undefined; far?: boolean };
export type Memory = (request: string, when?: When) => Recalled[];

/** At most so many patterns come to mind; of discovered kinds more, for their wordings are a machine's, and of still more it is looked whether the request's values fit. */
const most = 3;
const mostDiscovered = 8;
const judgedWithValues = 24;
/** A pattern less likely than the first by more than this does not, as a difference of logarithms; beside one that the request says word by word none that is less likely. */
const closeness = 5;
/** The same where meaning counts too. */
const closenessOfMeaning = 18;
/** A wording is forgotten together with one in so many of the others, so that training makes few classifiers. */
export const parts = 8;

/** What is remembered where one part of the wordings is not. */
export function remember(patterns: readonly Pattern[], forgotten: number | undefined, meaning?: Meaning): Memory {
  const naming = namingOf(patterns.flatMap(({ choices }) => Object.values(choices ?? {})));
  const cues = (text: string) => [...cuesOf(text), ...naming(text)];
  const known = patterns.flatMap((pattern) => {
    const { plan, open, discovered, places } = pattern;
    const values = valuesOf(pattern);
    const wordings = wordingsOf(pattern.requests, values, cues).filter((_, i) => i % parts !== forgotten);
    const [usual = ''] = pattern.requests;
    return wordings.length > 0 ? [{ plan, usual, values, open, wordings, discovered, places }] : [];
  });
  const samples = known.flatMap(({ wordings }, k) => wordings.map(({ cues }) => ({ words: cues, class: k })));
  const everyWord = new Set(known.flatMap(({ wordings }) => wordings.flatMap(({ words }) => [...words])));
  const fits = trainClassifier(samples, known.length);
  const texts = known.map(({ wordings }) => wordings.map(({ request }) => request));
  const counts = known.map(({ plan }, k) => placesOfKind(texts[k]!, plan));
  const means = meaning && meaningFits(texts, meaning);
  const foreign = meaning && createForeign(meaning);
  const isDiscovered = known.some(({ discovered }) => discovered);
  const objects = known.flatMap(({ places }) => Object.values(places ?? {}).filter(({ kind }) => kind === 'object'));
  const placesOf = known.map(({ places }, k) => {
    let made: ReturnType<typeof knownPlaces> | undefined;
    return () => (made ??= knownPlaces(texts[k]!, places));
  });
  const constants = known.map(({ plan }) => constantsOf(plan));
  let weigh: ReturnType<typeof createWeigh> | undefined;

  return (request, { screen, saved, far } = {}) => {
    const words = new Set(stems(withoutQuotes(request)).filter((word) => everyWord.has(word)));
    if (words.size === 0) return [];
    const scores = fits(cues(request));
    const meant = means?.(request) ?? null;
    const told = valuesSaid(request);
    const isOpen = screen && speaksOfOpen(request, screen, everyWord);
    const scored = known.map((kind, k) => {
      const [nearest, said] = mostLike(kind.wordings, request, words);
      const score = scores[k]! + weightOf(kind.open, isOpen) + (meant ? meant[k]! - misfit(told, counts[k]!) : 0);
      return { ...kind, k, score, said, request: nearest.request };
    });
    scored.sort((a, b) => b.said - a.said || b.score - a.score);
    const first = scored[0]!;
    const least = first.score - (first.said > 0 ? 0 : meant ? closenessOfMeaning : closeness);
    const near = scored
      .slice(0, isDiscovered ? judgedWithValues : most)
      .filter(({ said, score }) => far || said > 0 || score >= least)
      .map((kind) => ({ ...kind, filled: valuesIn(kind.request, request) ?? new Map<string, string>() }));
    const recalled = (kind: (typeof near)[number], guess?: Guess | null): Recalled => ({
      request: fillPlaces(kind.request, kind.filled),
      plan: kind.plan.map((step) => fillStep(step, kind.filled)),
      pattern: { request: kind.request, plan: kind.plan, usual: kind.usual },
      filled: kind.filled,
      ...(guess ? { guessed: guess.values } : {}),
      values: kind.values,
      evidence() {
        weigh ??= createWeigh(known, cues, { without: forgotten, parts });
        return weigh(request, { kind: kind.k, fit: scores[kind.k]!, said: kind.said });
      },
      isForeign: () => foreign?.(request, texts[kind.k]!) ?? false,
    });
    if (!isDiscovered) return near.map((kind) => recalled(kind));
    const reading = readRequest(request, everyWord);
    const there = whatIsThere({ saved, screen }, objects);
    const judged = near.map((kind) => {
      const places = placesOf[kind.k]!();
      const isSo = places.every((place) => there.tells(place, kind.filled.get(place.name) ?? '') !== 'none');
      const { filled, said } = isSo
        ? { ...kind, filled: asCalled(kind.filled, places) }
        : { filled: new Map(), said: 0 };
      const guess = guessValues(reading, places, there);
      const values = new Map([...(guess?.values ?? []), ...filled]);
      const begins = !screen || beginningOf(kind.plan, values, screen) !== null;
      const others = unasked(constants[kind.k]!, request, there);
      const steps = kind.plan.length;
      const joint = jointScore(kind.score, guess, { isSaid: said > 0, begins, unasked: others, steps });
      return { ...recalled({ ...kind, filled }, guess), joint };
    });
    return judged.toSorted((a, b) => b.joint - a.joint).slice(0, mostDiscovered);
  };
}

/** How much a screen speaks for a pattern. */
const weightOf = (open: number | undefined, isOpen: boolean | undefined): number =>
  open === undefined || isOpen === undefined ? 0 : Math.log(isOpen ? open : 1 - open);
