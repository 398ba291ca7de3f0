import { z } from 'zod';
import { trainClassifier } from './classifier.ts';
import { cuesOf, namingOf, stems, withoutQuotes } from './cues.ts';
import { fillPlaces, type Values, valuesIn } from './fill-places.ts';
import { wordsOf } from './prompt/words.ts';

/**
 * A kind of request with its plan as they are remembered: places like {title} stand for the user's values. `values` are some of them,
 * where they tell of the kind: choices of the application, or values of a form. `choices` are all that screens showed to choose from.
 */
export const patternSchema = z.object({
  requests: z.array(z.string()),
  plan: z.array(z.string()),
  values: z.record(z.string(), z.array(z.string())).optional(),
  choices: z.record(z.string(), z.array(z.string())).optional(),
});
export type Pattern = z.infer<typeof patternSchema>;

/**
 * What a request brings to mind: the wording that is most like it, and the plan, with the request's values where it is that wording with values
 * in it (`filled`); both as they are remembered, with their places, in `pattern`. `values` are the known ones of the places.
 */
export type Recalled = {
  request: string;
  plan: readonly string[];
  pattern: { request: string; plan: readonly string[] };
  filled: Values;
  values: Readonly<Record<string, readonly string[]>>;
};

/** `forgotten` is a wording that is not remembered now: training on it shows what is done with a sentence never heard. */
export type Recall = (request: string, forgotten?: string) => Recalled[];

/** At most so many patterns come to mind. */
const most = 3;
/** A pattern less likely than the first by more than this does not, as a difference of logarithms; beside one that the request says word by word none that is less likely. */
const closeness = 5;
/** A wording of so many words and signs is no chance hit where the request has all of them. */
const enough = 3;
/** A wording is forgotten together with one in so many of the others, so that training makes few classifiers. */
const parts = 8;

type Wording = { request: string; length: number; words: ReadonlySet<string>; cues: ReadonlySet<string> };

/**
 * Finds the patterns that are most like a request, by its words: the plan is then written beside known ones, as UFO's agent is given
 * demonstrations that resemble the task. A pattern whose wording stands in the request word by word comes first; else what counts is how
 * well the request fits among its wordings, as a classifier sees it. Only what wordings have counts: other words are the user's values.
 */
export function createRecall(patterns: readonly Pattern[]): Recall {
  const partOf = new Map(patterns.flatMap(({ requests }) => requests.map((request, i) => [request, i % parts])));
  const made = new Map<number | undefined, Memory>();
  return (request, forgotten) => {
    const part = forgotten === undefined ? undefined : partOf.get(forgotten);
    const memory = made.get(part) ?? remember(patterns, part);
    made.set(part, memory);
    return memory(request);
  };
}

type Memory = (request: string) => Recalled[];

/** What is remembered where one part of the wordings is not. */
function remember(patterns: readonly Pattern[], forgotten: number | undefined): Memory {
  const naming = namingOf(patterns.flatMap(({ choices }) => Object.values(choices ?? {})));
  const cues = (text: string) => [...cuesOf(text), ...naming(text)];
  const known = patterns.flatMap((pattern) => {
    const values = valuesOf(pattern);
    const wordings = pattern.requests
      .map((request, i): Wording => {
        const plain = withoutPlaces(request);
        const words = new Set(stems(plain));
        return {
          request,
          length: wordsOf(plain.replace(/["“”]/g, ' ')).length,
          words,
          cues: new Set(cues(withoutPlaces(withValues(request, values, i)))),
        };
      })
      .filter((_, i) => i % parts !== forgotten);
    return wordings.length > 0 ? [{ plan: pattern.plan, values, wordings }] : [];
  });
  const samples = known.flatMap(({ wordings }, k) => wordings.map(({ cues }) => ({ words: cues, class: k })));
  const everyWord = new Set(known.flatMap(({ wordings }) => wordings.flatMap(({ words }) => [...words])));
  const fits = trainClassifier(samples, known.length);

  return (request) => {
    const words = new Set(stems(withoutQuotes(request)).filter((word) => everyWord.has(word)));
    if (words.size === 0) return [];
    const scores = fits(cues(request));
    const scored = known.map(({ plan, values, wordings }, k) => {
      const [nearest, said] = mostLike(wordings, request, words);
      return { plan, values, request: nearest.request, score: scores[k]!, said };
    });
    scored.sort((a, b) => b.said - a.said || b.score - a.score);
    const first = scored[0]!;
    const least = first.score - (first.said > 0 ? 0 : closeness);
    return scored
      .slice(0, most)
      .filter(({ said, score }) => said > 0 || score >= least)
      .map(({ request: wording, plan, values }) => {
        const filled = valuesIn(wording, request) ?? new Map();
        return {
          request: fillPlaces(wording, filled),
          plan: plan.map((step) => fillPlaces(step, filled)),
          pattern: { request: wording, plan },
          filled,
          values,
        };
      });
  };
}

/** The wording that shares most with the request; the number is how many words it has where all of them stand there, else 0. */
function mostLike(
  wordings: readonly Wording[],
  request: string,
  words: ReadonlySet<string>,
): [wording: Wording, said: number] {
  let best = wordings[0]!;
  let bestShare = -1;
  let said = 0;
  for (const wording of wordings) {
    const shared = [...wording.words].filter((word) => words.has(word)).length;
    const whole =
      shared === wording.words.size && wording.length >= enough && valuesIn(wording.request, request) !== null;
    const share = shared / (wording.words.size + words.size - shared);
    if (whole ? shared > said : said === 0 && share > bestShare) [best, bestShare] = [wording, share];
    if (whole && shared > said) said = shared;
  }
  return [best, said];
}

/** All known values of each place. */
function valuesOf({ values = {}, choices = {} }: Pattern): Record<string, string[]> {
  const names = [...new Set([...Object.keys(values), ...Object.keys(choices)])];
  return Object.fromEntries(
    names.map((name) => [name, [...new Set([...(values[name] ?? []), ...(choices[name] ?? [])])]]),
  );
}

const withoutPlaces = (wording: string) => wording.replace(/\{[^}]*\}/g, ' ');

/** Each wording with other values, in turn. */
const withValues = (wording: string, values: Recalled['values'], turn: number) =>
  wording.replace(/\{(\w+)\}/g, (place, name: string) => {
    const some = values[name] ?? [];
    return some[turn % some.length] ?? place;
  });

const made = new WeakMap<readonly Pattern[], Recall>();

/** The recall of these patterns, made once. */
export function recallOf(patterns: readonly Pattern[]): Recall {
  const recall = made.get(patterns) ?? createRecall(patterns);
  made.set(patterns, recall);
  return recall;
}
