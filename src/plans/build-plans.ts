import type { App, DocumentationPage } from '../app-pack/app.ts';
import { recordId } from '../records/record-id.ts';
import { createRng } from '../records/rng.ts';
import type { PlanPair } from '../records/tasks/task.ts';
import { clean, cleanRules } from './clean/clean.ts';
import { dedupe } from './clean/dedupe.ts';
import { unify } from './clean/unify.ts';
import { type StageCounts, tally } from './counts.ts';
import { type Evolver, evolveByRules } from './evolve/evolve.ts';
import { parsePage } from './formats/parse.ts';
import { inLanes } from './in-lanes.ts';
import { type Extractor, extractByRules } from './rules/extract.ts';
import type { Candidate } from './rules/rule.ts';

/** Evolved pairs for each pair of the documentation, as in the paper (47,490 from 29,182). */
const paperEvolveRatio = 1.63;

type Documented = Pick<App, 'name' | 'title' | 'vocabulary' | 'documentation'>;

type Options = {
  app: Documented;
  seed: number;
  /** Evolved pairs wanted of each evolver. */
  evolve?: number;
  /** Each reads every page; where two find the same, the first one's pair is kept. */
  extractors?: readonly Extractor[];
  evolvers?: readonly Evolver[];
  /** Pages beside the application's own. */
  given?: readonly DocumentationPage[];
  /** Pages that are read, drawn by seed; all unless it is said. Articles of WikiHow are not counted. */
  sample?: number;
  /** What was found before (articles), and what is found with all pages at hand (queries). */
  candidates?: readonly Candidate[];
  ask?: (pages: readonly DocumentationPage[]) => Promise<readonly Candidate[]>;
  workers?: number;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
};

/**
 * Documentation to task-plan pairs (section 3.1): extract, clean, deduplicate, unify, evolve. The same seed gives the
 * same pairs. Extractor and evolver work by structure unless others are given.
 */
export async function buildPlans(options: Options): Promise<{ pairs: PlanPair[]; counts: StageCounts }> {
  const { app, seed, extractors = [extractByRules], evolvers = [evolveByRules], workers = 1, signal } = options;
  const all: DocumentationPage[] = [];
  for await (const page of app.documentation()) all.push(page);
  all.push(...(options.given ?? []));
  const pages = sampled(all, options.sample, seed);
  const found = await inLanes(pages, { workers, signal, onProgress: options.onProgress }, async (page) => {
    const parsed = parsePage(page);
    const candidates: Candidate[] = [];
    for (const extract of extractors) candidates.push(...(await extract(parsed)));
    return candidates;
  });
  const told = found.filter((candidates) => candidates.length > 0).length;
  const asked = (await options.ask?.(all)) ?? [];
  const extracted = [...found.flat(), ...(options.candidates ?? []), ...asked];
  const { kept, dropped } = clean(extracted, all, app);
  const single = dedupe(kept);
  const unified = dedupe(single.map(unify).filter(({ plan }) => plan.length > 0));
  const articles = new Set(all.filter(({ source }) => source === 'wikihow').map(({ id }) => id));
  const pairs = unified.map((candidate) => toPair(candidate, app.name, articles));
  const count = options.evolve ?? Math.round(pairs.length * paperEvolveRatio);
  const evolved: PlanPair[] = [];
  for (const evolve of evolvers) {
    const made = await evolve(pairs, { app, seed, count });
    evolved.push(...dedupe([...pairs, ...evolved, ...made]).slice(pairs.length + evolved.length));
  }

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

/** Pages drawn by seed, in their order; articles always stay. */
function sampled(pages: readonly DocumentationPage[], count: number | undefined, seed: number): DocumentationPage[] {
  if (count === undefined) return [...pages];
  const documentation = pages.filter(({ source }) => source === undefined);
  const drawn = new Set(createRng(seed).fork('pages').shuffle(documentation).slice(0, count));
  return pages.filter((page) => page.source !== undefined || drawn.has(page));
}

function toPair({ task, plan, page, rule, query }: Candidate, app: string, articles: ReadonlySet<string>): PlanPair {
  const kind = query !== undefined ? 'query' : articles.has(page) ? 'wikihow' : 'documentation';
  const from = query === undefined ? [page] : [query, page];
  return { id: recordId('plan', { app, task, plan }), app, task, plan, source: { kind, from, rule } };
}
