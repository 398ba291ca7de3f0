import { beforeAll, expect, test } from 'vitest';
import app from '../apps/tiddlywiki/app.ts';
import type { DocumentationPage } from '../src/app-pack/app.ts';
import { buildPlans } from '../src/plans/build-plans.ts';
import { dedupe } from '../src/plans/clean/dedupe.ts';
import { isConsistent } from '../src/plans/evolve/evolve.ts';
import { planPairSchema } from '../src/records/tasks/task.ts';

let built: Awaited<ReturnType<typeof buildPlans>>;
let pageIds: Set<string>;

beforeAll(async () => {
  const pages: DocumentationPage[] = [];
  for await (const page of app.documentation()) pages.push(page);
  pageIds = new Set(pages.map((page) => page.id));
  const documentation = async function* () {
    yield* pages;
  };
  built = await buildPlans({ app: { ...app, documentation }, seed: 1 });
}, 120_000);

test('finds hundreds of candidates in the real documentation and keeps the good ones', () => {
  const { counts } = built;
  expect(counts.pages?.in).toBeGreaterThan(1500);
  expect(counts.extract?.out).toBeGreaterThan(300);
  expect(counts.unify?.out).toBeGreaterThan(120);
  expect(counts.evolve?.out).toBeGreaterThan(2 * (counts.unify?.out ?? 0));
  expect(Object.keys(counts.unify?.by ?? {}).length).toBeGreaterThan(8);
});

test('every pair is valid, has its source, and none is there twice', () => {
  const ids = new Set(built.pairs.map((pair) => pair.id));
  expect(ids.size).toBe(built.pairs.length);
  for (const pair of built.pairs) {
    expect(planPairSchema.parse(pair)).toEqual(pair);
    const known = pair.source.kind === 'documentation' ? pageIds : ids;
    expect(
      pair.source.from.every((id) => known.has(id)),
      pair.task,
    ).toBe(true);
  }
  expect(dedupe(built.pairs)).toHaveLength(built.pairs.length);
});

test('every evolved plan speaks of what its task names', () => {
  const evolved = built.pairs.filter((pair) => pair.source.kind === 'evolved');
  expect(evolved.filter((pair) => !isConsistent(pair))).toEqual([]);
});

test('reads the pages that a user would ask about', () => {
  const planOf = (task: string) => built.pairs.find((pair) => pair.task === task)?.plan;
  expect(planOf('Export a tiddler')).toEqual([
    'Navigate to that tiddler.',
    'Click the "more" button that appears above the tiddler.',
    'From the list that appears select "export tiddler".',
  ]);
  expect(planOf('Edit tiddlers')).toEqual(['Click the "edit" button at the top right of the tiddler.']);
});
