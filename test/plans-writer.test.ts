import { expect, test } from 'vitest';
import { documentation } from '../apps/writer/documentation.ts';
import { vocabulary } from '../apps/writer/vocabulary.ts';
import type { DocumentationPage } from '../src/app-pack/app.ts';
import { buildPlans } from '../src/plans/build-plans.ts';

const pages: DocumentationPage[] = [];

test('finds at least 800 clean pairs in the help of LibreOffice', async () => {
  for await (const page of documentation()) pages.push(page);
  const app = {
    name: 'writer',
    title: 'LibreOffice Writer',
    vocabulary,
    documentation: async function* () {
      yield* pages;
    },
  };
  const { pairs, counts } = await buildPlans({ app, seed: 1, evolve: 0 });
  expect(counts.unify?.out).toBeGreaterThan(800);
  const planOf = (task: string) => pairs.find((pair) => pair.task === task)?.plan;
  expect(planOf('Enter the width of the envelope')).toEqual([
    'Open the "Insert" menu.',
    'Choose "Envelope".',
    'Click the "Format" tab.',
    'Type the width of the envelope in the "Width" box.',
  ]);
  expect(pairs.filter(({ plan }) => plan.some((step) => /" - "/.test(step))).length / pairs.length).toBeLessThan(0.03);
});
