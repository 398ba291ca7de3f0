import type { App, DocumentationPage } from '../../app-pack/app.ts';
import { recordId } from '../../records/record-id.ts';
import type { StageCounts } from '../counts.ts';
import type { Candidate } from '../rules/rule.ts';
import { fitPages } from './documentation/fit-pages.ts';
import { readDocumentation } from './documentation/read-documentation.ts';
import { readQueries } from './queries.ts';
import { readWikiHow } from './wikihow/wikihow.ts';

/** Paths as the user gives them. */
export type SourcePaths = { docs?: readonly string[]; wikihow?: readonly string[]; queries?: readonly string[] };

/** What a user gives beside the application's own documentation; `id` is a hash of its content. */
export type Sources = {
  id: string;
  pages: DocumentationPage[];
  /** Found by reading alone: articles. */
  candidates: Candidate[];
  queries: string[];
  counts: StageCounts;
};

/**
 * Reads what a user gives (section 3.1.1 of the paper: documentation, WikiHow, search queries) and drops what is no use.
 * @throws LamwrightError SOURCE_MALFORMED for a source that is missing, empty, broken, or not about the application
 */
export async function readSources(paths: SourcePaths, app: Pick<App, 'title' | 'vocabulary'>): Promise<Sources> {
  const sources: Omit<Sources, 'id'> = { pages: [], candidates: [], queries: [], counts: {} };
  if (paths.docs?.length) {
    const { pages, passed } = await readDocumentation(paths.docs);
    const fit = fitPages(pages, app);
    const read = pages.length + sum(passed);
    sources.pages.push(...fit.pages);
    sources.counts.given = { in: read, out: fit.pages.length, rejected: { ...passed, ...fit.dropped } };
  }
  for (const path of paths.wikihow ?? []) {
    const { pages, candidates, articles } = await readWikiHow(path, app);
    sources.pages.push(...pages);
    sources.candidates.push(...candidates);
    add(sources.counts, 'wikihow', { in: articles, out: pages.length, rejected: {} });
  }
  const known = new Set<string>();
  for (const path of paths.queries ?? []) {
    const { queries, lines, dropped } = await readQueries(path);
    const fresh = queries.filter((query) => !known.has(query.toLowerCase()));
    for (const query of fresh) known.add(query.toLowerCase());
    sources.queries.push(...fresh);
    const repeated = (dropped.repeated ?? 0) + queries.length - fresh.length;
    const rejected = repeated > 0 ? { ...dropped, repeated } : dropped;
    add(sources.counts, 'queries', { in: lines, out: fresh.length, rejected });
  }
  const { pages, candidates, queries } = sources;
  return { ...sources, id: recordId('sources', { pages, candidates, queries }) };
}

type Count = { in: number; out: number; rejected: Record<string, number> };

function add(counts: StageCounts, step: string, count: Count): void {
  const before = counts[step] ?? { in: 0, out: 0, rejected: {} };
  const rejected = { ...before.rejected };
  for (const [why, n] of Object.entries(count.rejected)) rejected[why] = (rejected[why] ?? 0) + n;
  counts[step] = { in: before.in + count.in, out: before.out + count.out, rejected };
}

const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, n) => all + n, 0);
