import type { App, DocumentationPage } from '../app-pack/app.ts';
import { recordId } from '../records/record-id.ts';
import type { PlanPair } from '../records/task.ts';
import { clean, cleanRules } from './clean/clean.ts';
import { dedupe } from './clean/dedupe.ts';
import { unify } from './clean/unify.ts';
import { type Evolver, evolveByRules } from './evolve/evolve.ts';
import { parsePage } from './formats/parse.ts';
import { type Extractor, extractByRules } from './rules/extract.ts';
import type { Candidate } from './rules/rule.ts';

/** What went into a step and what came out of it; `by` counts the outcome by rule. */
type StageCount = { in: number; out: number; by?: Record<string, number> };
/** By step, in the order of the steps. */
export type StageCounts = Record<string, StageCount>;

/** Evolved pairs for each pair of the documentation, as in the paper (47,490 from 29,182). */
const paperEvolveRatio = 1.63;

type Documented = Pick<App, 'name' | 'title' | 'vocabulary' | 'documentation'>;

/**
 * Documentation to task-plan pairs (section 3.1): extract, clean, deduplicate, unify, evolve. The same seed gives the
 * same pairs. `evolve` is the number of evolved pairs wanted; extractor and evolver work by structure unless given.
 */
export async function buildPlans(options: {
  app: Documented;
  seed: number;
  evolve?: number;
  extractor?: Extractor;
  evolver?: Evolver;
}): Promise<{ pairs: PlanPair[]; counts: StageCounts }> {
  const { app, seed, extractor = extractByRules, evolver = evolveByRules } = options;
  const pages: DocumentationPage[] = [];
  const extracted: Candidate[] = [];
  let told = 0;
  for await (const page of app.documentation()) {
    pages.push(page);
    const found = await extractor(parsePage(page));
    if (found.length > 0) told++;
    extracted.push(...found);
  }
  const { kept, dropped } = clean(extracted, pages, app);
  const single = dedupe(kept);
  const unified = dedupe(single.map(unify).filter(({ plan }) => plan.length > 0));
  const pairs = unified.map((candidate) => toPair(candidate, app.name));
  const wanted = options.evolve ?? Math.round(pairs.length * paperEvolveRatio);
  const evolved = await evolver(pairs, { app, seed, count: wanted });

  const counts: StageCounts = {
    pages: { in: pages.length, out: told },
    extract: { in: told, out: extracted.length, by: tally(extracted) },
  };
  let left = extracted.length;
  for (const rule of cleanRules) {
    const out = left - dropped.filter((drop) => drop.rule === rule).length;
    counts[`clean-${rule}`] = { in: left, out };
    left = out;
  }
  counts.dedupe = { in: kept.length, out: single.length };
  counts.unify = { in: single.length, out: pairs.length, by: tally(unified) };
  counts.evolve = { in: pairs.length, out: pairs.length + evolved.length, by: tally(evolved.map((p) => p.source)) };
  return { pairs: [...pairs, ...evolved], counts };
}

function toPair({ task, plan, page, rule }: Candidate, app: string): PlanPair {
  const source = { kind: 'documentation' as const, from: [page], rule };
  return { id: recordId('plan', { app, task, plan }), app, task, plan, source };
}

function tally(items: readonly { rule: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { rule } of items) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
}
