import type { App } from '../../app-pack/app.ts';
import type { Vocabulary } from '../../app-pack/family.ts';
import { createVocabulary } from '../../app-pack/vocabulary.ts';
import { recordId } from '../../records/record-id.ts';
import { createRng, type Rng } from '../../records/rng.ts';
import type { PlanPair } from '../../records/tasks/task.ts';
import { dedupe, tokens } from '../clean/dedupe.ts';
import { wordCount } from '../words/sentences.ts';
import { lower, namedNouns, nameObject, nameTwoObjects, orderFirst } from './evolve-constrain.ts';

/** An evolved task has at most this many words more than its source (section 3.1.3 of the paper). */
export const evolveWordLimit = 20;
const longestPlan = 12;

/** Makes harder pairs from pairs. A chat model can stand here instead (the paper's way). */
export type Evolver = (
  pairs: readonly PlanPair[],
  context: { app: Pick<App, 'name' | 'title' | 'vocabulary'>; seed: number; count: number },
) => PlanPair[] | Promise<PlanPair[]>;

type Draft = Pick<PlanPair, 'task' | 'plan'> & { rule: string; from: PlanPair[] };

/** The evolver without a model: two compatible pairs in a row, or one pair with a name, an order, a second object. */
export const evolveByRules: Evolver = (pairs, { app, seed, count }) => {
  const rng = createRng(seed).fork('evolve');
  const words = createVocabulary(rng.fork('words'), 'train');
  const nouns = namedNouns(pairs, app.vocabulary);
  const evolved: PlanPair[] = [];
  const partners = partnersOf(pairs);
  for (let round = 0; evolved.length < count && round < 8; round++) {
    const made = rng
      .shuffle(pairs)
      .flatMap((pair) => draftsOf(pair, { round, rng, nouns, words, partners }))
      .filter((draft) => isSound(draft))
      .map((draft) => toPair(draft, app.name));
    const fresh = dedupe([...pairs, ...evolved, ...made]).slice(pairs.length);
    if (fresh.length <= evolved.length && round > 2) break;
    evolved.splice(0, evolved.length, ...fresh);
  }
  return evolved.slice(0, count);
};

/** True when every quoted object of the task stands in its plan. */
export function isConsistent({ task, plan }: Pick<PlanPair, 'task' | 'plan'>): boolean {
  const told = plan.join('\n');
  return [...task.matchAll(/"([^"]+)"/g)].every((match) => told.includes(match[1] ?? ''));
}

type Means = { round: number; rng: Rng; nouns: string[]; words: Vocabulary; partners: Map<string, PlanPair[]> };

function draftsOf(pair: PlanPair, { round, rng, nouns, words, partners }: Means): Draft[] {
  const partner = rng.shuffle(partners.get(pair.id) ?? [])[0];
  const both = partner === undefined || !follows(pair, partner) ? null : recombine(pair, partner, rng);
  const constrain = [
    () => nameObject(pair, nouns, words),
    () => nameTwoObjects(pair, nouns, words),
    () => orderFirst(pair, nouns, words, rng),
  ][round % 3]?.();
  const drafts: Draft[] = [];
  if (both !== null && partner !== undefined) drafts.push({ ...both, rule: 'recombine', from: [pair, partner] });
  if (constrain) drafts.push({ ...constrain, rule: 'constrain', from: [pair] });
  return drafts;
}

/** Nothing sensible comes after a task that throws the work away, nor after the same steps. */
function follows(a: PlanPair, b: PlanPair): boolean {
  if (/^(?:discard|cancel|delete|close|clear|remove|print|refresh)\b/i.test(a.task)) return false;
  return !b.plan.every((step) => a.plan.includes(step)) && !a.plan.every((step) => b.plan.includes(step));
}

/** "X and then Y": the plan is the one plan after the other. */
function recombine(a: PlanPair, b: PlanPair, rng: Rng): Pick<PlanPair, 'task' | 'plan'> {
  const task = rng.pick([
    `${a.task} and then ${lower(b.task)}`,
    `First ${lower(a.task)}, then ${lower(b.task)}`,
    `${a.task}. After that, ${lower(b.task)}`,
    `Before you ${lower(b.task)}, ${lower(a.task)}`,
  ]);
  return { task, plan: [...a.plan, ...b.plan] };
}

/** Pairs of the same page, or whose tasks share a word that is not in a tenth of all tasks. */
function partnersOf(pairs: readonly PlanPair[]): Map<string, PlanPair[]> {
  const byKey = new Map<string, PlanPair[]>();
  const keysOf = (pair: PlanPair) => [...pair.source.from.map((page) => `page ${page}`), ...tokens(pair.task)];
  for (const pair of pairs) {
    for (const key of new Set(keysOf(pair))) byKey.set(key, [...(byKey.get(key) ?? []), pair]);
  }
  const common = Math.max(4, pairs.length / 10);
  return new Map(
    pairs.map((pair) => {
      const near = keysOf(pair).flatMap((key) => {
        const group = byKey.get(key) ?? [];
        return group.length <= common || key.startsWith('page ') ? group : [];
      });
      return [pair.id, [...new Set(near)].filter((other) => other.id !== pair.id && other.task !== pair.task)];
    }),
  );
}

function isSound(draft: Draft): boolean {
  const [source] = draft.from;
  return (
    source !== undefined &&
    wordCount(draft.task) - wordCount(source.task) <= evolveWordLimit &&
    draft.plan.length <= longestPlan &&
    isConsistent(draft)
  );
}

function toPair({ task, plan, rule, from }: Draft, app: string): PlanPair {
  const source = { kind: 'evolved' as const, from: from.map((pair) => pair.id), rule };
  return { id: recordId('plan', { app, task, plan }), app, task, plan, source };
}
