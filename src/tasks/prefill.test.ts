import { expect, test } from 'vitest';
import type { PlanPair } from '../records/tasks/task.ts';
import { notesApp } from './notes-app.fixture.ts';
import { prefillPlans } from './prefill.ts';

const pair = (id: string, task: string, plan: string[]): PlanPair => ({
  id,
  app: 'notes',
  task,
  plan,
  source: { kind: 'documentation', from: ['page'], rule: 'heading-list' },
});

const pairs = [
  pair('plan_a', 'Delete a note', ['Open the note.', 'Click the "delete" button.']),
  pair('plan_b', 'Create a new note for soup', ['Click the "new" button.', 'Type a title.']),
  pair('plan_c', 'Add the tag to this note', ['Type the tag.', 'Click the "add" button.']),
  pair('plan_d', 'Crop the selected image', ['Click the "crop" button.']),
  pair('plan_e', 'Install the application', ['Click the "setup" button.']),
  pair('plan_f', 'Open the control panel', ['Click the "control panel" button.']),
];

test('names objects that really stand in the template, in the task and in the plan', async () => {
  const { prefilled, pairs: made } = await prefillPlans({ app: notesApp, pairs, seed: 3 });
  const titles = (await Promise.all(['kitchen', 'harbour'].map((name) => notesApp.templateState(name)))).flatMap(
    (state) => state.notes.map((note) => note.title),
  );
  expect(made.map((found) => found.source)).toEqual(
    ['plan_a', 'plan_b', 'plan_c'].map((id) => ({ kind: 'evolved', from: [id], rule: 'prefill' })),
  );
  const named = /"([^"]+)"/.exec(made[0]!.task)![1]!;
  expect(titles).toContain(named);
  expect(made[0]).toMatchObject({
    task: `Delete the note "${named}"`,
    plan: [`Open the note "${named}".`, 'Click the "delete" button.'],
  });
  expect(prefilled.map(({ filter }) => `${filter.type}: ${filter.thought}`)).toMatchInlineSnapshot(`
    [
      "normal: It is local to the application, objective and concrete.",
      "normal: It is local to the application, objective and concrete.",
      "normal: It is local to the application, objective and concrete.",
      "template: It needs what the template lacks ("selected").",
      "environment: It needs a change outside the application ("Install").",
      "normal: It is local to the application, objective and concrete.",
    ]
  `);
});

test('never looks into a held-out template', async () => {
  const { prefilled } = await prefillPlans({ app: notesApp, pairs, seed: 4 });
  expect(prefilled.every(({ template }) => template !== 'school')).toBe(true);
});
