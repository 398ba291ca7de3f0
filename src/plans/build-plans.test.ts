import { describe, expect, test } from 'vitest';
import type { DocumentationPage } from '../app-pack/app.ts';
import type { PlanPair } from '../records/tasks/task.ts';
import { buildPlans } from './build-plans.ts';
import { dedupe } from './clean/dedupe.ts';
import { evolveWordLimit, isConsistent } from './evolve/evolve.ts';
import { wordCount } from './words/sentences.ts';

const page = (title: string, text: string, rest: Partial<DocumentationPage> = {}): DocumentationPage => ({
  id: title,
  title,
  text,
  format: 'tiddlywiki',
  ...rest,
});

const manual: DocumentationPage[] = [
  page(
    'Working with notes',
    `! Creating a note
# Click the <<.button new-note>> button in the <<.sidebar-tab Tools>> tab
# Type a title, then press <<.key Enter>>

! Deleting notes
To delete a note, click the <<.icon $:/core/images/delete-button>> ''delete'' button and then choose "Yes".

The ''archive'' button stores the note in the archive. You can rename a note by double-clicking its title.`,
  ),
  page('Old ways', '! Creating a note\n# Click the "make" button\n', { tags: ['Deprecated'] }),
  page('Servers', '! Starting the server\n# Open a terminal\n# Run `npm start`\n'),
  page('Notizen', '! How to create\n# Click die Schaltfläche und öffne das Menü über die Größe für die Übersicht\n'),
  page(
    'Noch einmal',
    '! Creating the note\n# Click the <<.button new-note>> button in the <<.sidebar-tab Tools>> tab\n# Type a title, then press <<.key Enter>>\n',
  ),
  page(
    'Sharing',
    '<h2>How do I share a note?</h2><ol><li>Open the <b>more</b> menu</li><li>Click <button>share</button></li></ol>',
    { format: 'html' },
  ),
  page('Tags', '## Adding a tag\n\n1. Click on the **tag** button\n2. Type the name of the tag\n', {
    format: 'markdown',
  }),
];

const app = {
  name: 'notes',
  title: 'Notes',
  vocabulary: ['note', 'notes', 'tag', 'title', 'archive'],
  documentation: async function* () {
    yield* manual;
  },
};

describe('plans from documentation', () => {
  test('tells tasks with their steps, in one manner, from three formats', async () => {
    const { pairs } = await buildPlans({ app, seed: 1, evolve: 0 });
    expect(pairs.map(({ task, plan }) => [task, ...plan].join('\n  '))).toMatchInlineSnapshot(`
      [
        "Create a note
        Click the "new note" button in the "Tools" tab.
        Type a title.
        Press **Enter**.",
        "Delete notes
        Click the "delete" button.
        Choose "Yes".",
        "Store the note in the archive
        Click the "archive" button.",
        "Rename a note
        Double-click its title.",
        "Share a note
        Open the "more" menu.
        Click "share".",
        "Add a tag
        Click the "tag" button.
        Type the name of the tag.",
      ]
    `);
    expect(pairs.every((pair) => pair.source.kind === 'documentation' && pair.source.from.length === 1)).toBe(true);
  });

  test('counts what goes into every step and what comes out', async () => {
    const { counts } = await buildPlans({ app, seed: 1, evolve: 3 });
    expect(
      Object.entries(counts).map(([step, { in: into, out }]) => `${step}: ${into} → ${out}`),
    ).toMatchInlineSnapshot(`
      [
        "pages: 7 → 6",
        "extract: 6 → 10",
        "clean-language: 10 → 10",
        "clean-length: 10 → 10",
        "clean-stale: 10 → 9",
        "clean-relevance: 9 → 8",
        "clean-vague: 8 → 8",
        "clean-instruction: 8 → 8",
        "dedupe: 8 → 6",
        "unify: 6 → 6",
        "evolve: 6 → 9",
      ]
    `);
  });

  test('evolves pairs whose plan speaks of everything the task names', async () => {
    const { pairs } = await buildPlans({ app, seed: 1, evolve: 40 });
    const byId = new Map(pairs.map((pair) => [pair.id, pair]));
    const evolved = pairs.filter((pair) => pair.source.kind === 'evolved');
    expect(new Set(evolved.map((pair) => pair.source.rule))).toEqual(new Set(['recombine', 'constrain']));
    for (const pair of evolved) {
      const sources = pair.source.from.map((id) => byId.get(id)!);
      expect(isConsistent(pair), pair.task).toBe(true);
      expect(wordCount(pair.task) - wordCount(sources[0]!.task)).toBeLessThanOrEqual(evolveWordLimit);
      expect(comesFrom(pair, sources), `${pair.task}\n${pair.plan.join('\n')}`).toBe(true);
    }
  });

  test('makes the same pairs from the same seed, others from another', async () => {
    const ids = async (seed: number) => (await buildPlans({ app, seed, evolve: 10 })).pairs.map((pair) => pair.id);
    expect(await ids(1)).toEqual(await ids(1));
    expect(await ids(1)).not.toEqual(await ids(2));
  });

  test('keeps no near copies', async () => {
    const { pairs } = await buildPlans({ app, seed: 1 });
    expect(dedupe(pairs)).toHaveLength(pairs.length);
  });

  test('takes another extractor and evolver, as a chat model will be one', async () => {
    const { pairs } = await buildPlans({
      app,
      seed: 1,
      extractors: [
        ({ page: { id } }) =>
          id === 'Tags' ? [{ task: 'Add a tag', plan: ['Click the "tag" button'], page: id, rule: 'model' }] : [],
      ],
      evolvers: [(given) => given.map((pair) => ({ ...pair, id: `${pair.id}x`, task: `${pair.task} now` }))],
    });
    expect(pairs.map((pair) => pair.task)).toEqual(['Add a tag', 'Add a tag now']);
  });
});

/** A recombined plan is its sources' plans in a row; a constrained one has every step of its source, names aside. */
function comesFrom(pair: PlanPair, sources: PlanPair[]): boolean {
  if (pair.source.rule === 'recombine')
    return pair.plan.join('\n') === sources.flatMap((source) => source.plan).join('\n');
  const bare = (step: string) => step.replace(/"[^"]*"|\b(?:an?|the|this)(?: new)?\b/g, '').replace(/\s+/g, ' ');
  const told = pair.plan.map(bare);
  return sources[0]!.plan.every((step) => told.some((line) => line.trim() === bare(step).trim()));
}
