import { type Meaning, meaningOf } from './fitting/meaning.ts';
import type { Pattern } from './pattern.ts';
import { type Memory, parts, type Recalled, remember, type When } from './remember.ts';

/** `forgotten` is a wording that is not remembered now: training on it shows what is done with a sentence never heard. */
export type Recall = {
  (request: string, when?: When & { forgotten?: string }): Recalled[];
  /** Reads what a request means, where that counts: to be awaited before it is recalled. Without it words alone count. */
  ready?(request: string): Promise<void>;
};

/**
 * Finds the patterns that are most like a request, by its words: the plan is then written beside known ones, as UFO's agent is given
 * demonstrations that resemble the task. A pattern whose wording stands in the request word by word comes first; else what counts is how
 * well the request fits among its wordings, as a classifier sees it, and whether it speaks of what is open as often as the pattern's tasks do. Only what wordings have counts: other words are the user's values.
 * Among the nearest discovered kinds it also counts how well the request's values fit their places, and whether their plan can begin on the screen.
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

const made = new WeakMap<readonly Pattern[], Recall>();

/** The recall of these patterns, made once. */
export function recallOf(patterns: readonly Pattern[]): Recall {
  const recall = made.get(patterns) ?? createRecall(patterns, meaningOf(patterns));
  made.set(patterns, recall);
  return recall;
}
