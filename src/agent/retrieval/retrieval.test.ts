import { expect, test } from 'vitest';
import { type Trajectory, trajectorySchema } from '../../records/episode/trajectory.ts';
import { openRetrieval } from './retrieval.ts';

const pages = [
  {
    title: 'Recipes',
    parts: [
      { heading: '', text: 'How a recipe is to be renamed was asked by many.' },
      { heading: 'Renaming', text: 'To rename a recipe, open it and click "Rename".\nThen type the new name.' },
    ],
  },
  {
    title: 'Shopping',
    parts: [{ heading: '', text: `Lists hold what is to be bought. ${'Tick the box of the milk. '.repeat(50)}` }],
  },
];

const trajectory = (family: string, request: string, rest: Partial<Trajectory> = {}): Trajectory => {
  const decision = {
    thought: '',
    controlLabel: '4',
    controlName: 'Rename "it"\nnow',
    function: 'click_input',
    args: {},
    status: 'CONTINUE',
    plan: [],
  };
  const step = {
    index: 0,
    observation: { window: { title: '' }, focus: null, controls: [] },
    decision,
    result: { ok: true, changed: true },
    ms: { observe: 0, infer: 0, act: 0, settle: 0 },
  };
  const failed = { ...step, decision: { ...decision, controlName: 'Broken' }, result: { ok: false, changed: false } };
  return trajectorySchema.parse({
    id: request,
    taskId: request,
    app: 'recipes',
    family,
    template: 'kitchen',
    split: 'train',
    request,
    policy: 'plan-follower',
    checkpoint: null,
    seed: 0,
    attempt: 0,
    steps: [failed, step],
    outcome: { success: true, reason: '', failure: null },
    durationMs: 1,
    startedAt: '',
    ...rest,
  });
};
const failure = { success: false, reason: '', failure: { type: 'effect', step: null, detail: '' } } as const;
const trajectories = [
  trajectory('rename', 'Rename the recipe Pie to Tart'),
  trajectory('rename', 'Rename the recipe Soup to Broth'),
  trajectory('rename', 'Rename the recipe Failed', { outcome: failure }),
  trajectory('rename', 'Rename the recipe Test', { split: 'test-parameters' }),
  trajectory('secret', 'Rename the recipe Held out'),
  trajectory('delete', 'Delete the recipe Pie'),
];
const request = 'Rename the recipe Test to Rice';

test('passages come from the part of the page that fits the request, whole sentences, cut to a number of tokens', async () => {
  const retrieval = openRetrieval({ pages, heldOut: [], tokens: 60 });
  expect(retrieval.from).toEqual(['docs']);
  const [first] = await retrieval.passages('How do I rename a recipe?', 1);
  expect(first).toBe(
    'Documentation "Recipes, Renaming": "To rename a recipe, open it and click \\"Rename\\". Then type the new name."',
  );
  const [long, ...more] = await retrieval.passages('milk for shopping', 5);
  expect(long!.length).toBeLessThanOrEqual(60 * 3.5);
  expect(long!.endsWith('…')).toBe(true);
  expect(more).toEqual([]);
  expect(await retrieval.examples(request, 3)).toEqual([]);
});

test('examples are solved train tasks alone, never one of a test or a held-out family; one of each kind', async () => {
  const retrieval = openRetrieval({ trajectories, heldOut: ['secret'] });
  expect(retrieval.counts).toEqual({ passages: 0, examples: 3 });
  const found = await retrieval.examples(request, 9);
  expect(found).toHaveLength(2);
  expect(found[0]).toMatch(/^Earlier request "Rename the recipe (?:Pie to Tart|Soup to Broth)" was done by:/);
  expect(found[0]).toMatch(/by: click_input "Rename \\"it\\" now"$/);
  expect(found[1]).toContain('Delete the recipe Pie');
  expect(found.join()).not.toMatch(/Held out|Test|Failed|Broken/);
  expect(await openRetrieval({ trajectories, heldOut: ['secret'] }).examples(request, 1)).toHaveLength(1);
});

test('with an embedder pieces are found by meaning: no word has to be the same', async () => {
  const asked: string[][] = [];
  const embed = async (texts: string[]) => {
    asked.push(texts);
    return texts.map((text) => Float32Array.of(/renam|call/i.test(text) ? 1 : 0, /delet/i.test(text) ? 1 : 0, 0.1));
  };
  const retrieval = openRetrieval({ pages, trajectories, heldOut: [], embed });
  expect((await retrieval.examples('Call my dish otherwise', 1))[0]).toContain('Rename');
  expect((await retrieval.passages('Call my dish otherwise', 1))[0]).toContain('Renaming');
  await retrieval.passages('Again', 1);
  expect(asked.filter((texts) => texts.length > 1)).toHaveLength(2);
});
