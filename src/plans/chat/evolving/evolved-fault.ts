import type { App } from '../../../app-pack/app.ts';
import { objection } from '../../clean/clean.ts';
import { copyThreshold, jaccard, tokens } from '../../clean/dedupe.ts';
import { evolveWordLimit, isConsistent } from '../../evolve/evolve.ts';
import { wordCount } from '../../words/sentences.ts';
import { namesIn } from '../grounded.ts';

type Pair = { task: string; plan: string[] };

/** Least share of the source's own words that a harder task still has: else it is another task. */
const related = 0.4;

/**
 * Which rule of the paper (section 3.1.3) an evolved pair breaks, or null: at most 20 more words, harder, related to its source
 * and no copy of it, a plan that speaks of all that the task names and names nothing that nobody told.
 */
export function faultOf(
  evolved: Pair,
  source: { pair: Pair; related: Pair | null; app: Pick<App, 'title' | 'vocabulary'> },
): string | null {
  const { pair, app } = source;
  const asked = tokens(evolved.task);
  const before = tokens(pair.task);
  if (evolved.plan.length === 0) return 'no plan';
  if (wordCount(evolved.task) - wordCount(pair.task) > evolveWordLimit) return 'too many words';
  if (jaccard(asked, before) >= copyThreshold) return 'copy of its source';
  if (sameSteps(evolved.plan, pair.plan)) return 'plan of its source';
  if (evolved.plan.length < pair.plan.length || asked.size <= before.size) return 'not harder';
  if ([...before].filter((word) => asked.has(word)).length < related * before.size) return 'unrelated';
  if (!isConsistent(evolved)) return 'plan without what the task names';
  if (!isTold(evolved, pair, source.related)) return 'invented';
  if (new Set(evolved.plan).size < evolved.plan.length * 0.6) return 'same steps over and over';
  const unquoted = { ...evolved, task: evolved.task.replace(/"[^"]*"/g, '"…"') };
  const why = objection({ ...unquoted, page: '', rule: '' }, { app, page: undefined });
  return why === null || (why === 'length' && isShortEnough(evolved)) ? null : why;
}

/** The rules of length are for documentation; an evolved task may have 20 words more. */
function isShortEnough({ task, plan }: Pair): boolean {
  return wordCount(task) <= 22 + evolveWordLimit && plan.length <= 12 && plan.every((step) => wordCount(step) <= 50);
}

function sameSteps(a: readonly string[], b: readonly string[]): boolean {
  return jaccard(tokens(a.join(' ')), tokens(b.join(' '))) === 1;
}

/** Names in the plan are in the task or in a plan that was given. */
function isTold({ task, plan }: Pair, ...given: (Pair | null)[]): boolean {
  const known = [task, ...given.flatMap((pair) => (pair === null ? [] : [pair.task, ...pair.plan]))]
    .join('\n')
    .toLowerCase();
  return plan.flatMap(namesIn).every((name) => known.includes(name.toLowerCase()));
}
