import MiniSearch from 'minisearch';
import { z } from 'zod';
import { bareWords } from './prompt/words.ts';

/** A kind of request with its plan as they are remembered: places like {title} stand for the user's values. */
export const patternSchema = z.object({ requests: z.array(z.string()), plan: z.array(z.string()) });
export type Pattern = z.infer<typeof patternSchema>;

/** What a request brings to mind: the wording that is most like it, and the plan. */
export type Recalled = { request: string; plan: readonly string[] };

/** `forgotten` is a wording that is not remembered now: training on it shows what is done with a sentence never heard. */
export type Recall = (request: string, forgotten?: string) => Recalled[];

/** So many wordings speak for a pattern, each less than the one before. */
const votes = 3;
/** At most so many patterns come to mind, and only those with this share of the first one's score. */
const most = 3;
const closeness = 0.5;

/**
 * Finds the patterns that are most like a request, by its words (BM25): the plan is then written beside known ones, as UFO's agent is given
 * demonstrations that resemble the task. Only wordings of training are remembered; values are no words of theirs and do not count.
 */
export function createRecall(patterns: readonly Pattern[]): Recall {
  const wordings = patterns.flatMap(({ requests, plan }, pattern) =>
    requests.map((request) => ({ request, plan, pattern })),
  );
  const index = new MiniSearch<{ id: number; text: string }>({
    fields: ['text'],
    tokenize: (text) => bareWords(text.replace(/\{[^}]*\}/g, ' ')),
    processTerm: stem,
  });
  index.addAll(wordings.map(({ request }, id) => ({ id, text: request })));
  return (request, forgotten) => {
    const found = index.search(request, { filter: ({ id }) => wordings[id]!.request !== forgotten });
    const scored = [...Map.groupBy(found, ({ id }) => wordings[id]!.pattern).values()]
      .map((hits) => ({
        ...wordings[hits[0]!.id]!,
        score: hits.slice(0, votes).reduce((sum, hit, i) => sum + hit.score / (i + 1), 0),
      }))
      .sort((a, b) => b.score - a.score);
    return scored
      .slice(0, most)
      .filter(({ score }) => score >= closeness * scored[0]!.score)
      .map((r) => ({ request: r.request, plan: r.plan }));
  };
}

const stem = (word: string) => (word.length > 4 ? word.replace(/(?:ing|ed|es|s|e)$/, '') : word);

const made = new WeakMap<readonly Pattern[], Recall>();

/** The recall of these patterns, made once. */
export function recallOf(patterns: readonly Pattern[]): Recall {
  const recall = made.get(patterns) ?? createRecall(patterns);
  made.set(patterns, recall);
  return recall;
}
