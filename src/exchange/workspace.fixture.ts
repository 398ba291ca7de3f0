import { referencePolicy } from '../agent/policies/following/reference.ts';
import type { ReferenceStep } from '../app-pack/family.ts';
import type { Judgement } from '../records/episode/judgement.ts';
import type { Trajectory } from '../records/episode/trajectory.ts';
import { type Instance, instanceSchema } from '../records/tasks/instance.ts';
import { type Split, type Task, taskSchema } from '../records/tasks/task.ts';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';
import { notesApp } from '../trajectories/notes-app.fixture.ts';
import { familyOf, runTask } from '../trajectories/run-task.ts';

const app = notesApp();

const makeTask = (id: string, split: Split, family: string, template: string, params: Record<string, string>): Task => {
  const { plan, wordings } = familyOf(app, family);
  const request = wordings[0]!.replace(/\{(\w+)\}/g, (_, name: string) => params[name]!);
  const filter = { judge: true, thought: 'It is concrete.', type: 'normal' };
  const made = { id, app: 'notes', family, template, params, split, seed: 0, wording: 0 };
  return taskSchema.parse({ ...made, request, plan: plan(params), filter });
};

export const pie = makeTask('task_pie', 'train', 'write', 'kitchen', { title: 'Pie', text: 'six apples' });
const tea = makeTask('task_tea', 'train', 'write', 'kitchen', { title: 'Tea', text: 'green leaves' });
export const secret = makeTask('task_secret', 'test-parameters', 'write', 'kitchen', {
  title: 'Zebra',
  text: 'stripes',
});
const gone = makeTask('task_gone', 'test-families', 'delete', 'kitchen', { title: 'Salad' });

const instanceOf = (id: string, rest: Partial<Instance>): Instance =>
  instanceSchema.parse({
    id,
    app: 'notes',
    source: { kind: 'pair', id: 'plan_1', task: 'Write down a recipe', plan: ['Write its name.', 'Save it.'] },
    template: { name: 'kitchen', way: 'text' },
    prefill: {
      observation: 'A form.',
      thought: 'Fill it in.',
      request: 'Write down the recipe "Pie": six apples',
      actions: [
        {
          step: 1,
          subtask: 'Name it',
          controlLabel: '99',
          controlName: 'title',
          function: 'set_edit_text',
          args: { text: 'Pie' },
        },
        {
          step: 2,
          subtask: 'Look at it',
          controlLabel: '98',
          controlName: 'Preview',
          function: 'click_input',
          args: {},
        },
      ],
    },
    filter: pie.filter,
    error: null,
    ms: { template: 1, prefill: 2000, filter: 300, model: 2200 },
    calls: [],
    ...rest,
  });

export const executed = instanceOf('instance_executed', {});
export const stopped = instanceOf('instance_stopped', {
  filter: { judge: false, thought: 'It is no task.', type: 'non-task' },
});
export const unfilled = instanceOf('instance_unfilled', {
  prefill: null,
  filter: null,
  error: { stage: 'prefill', detail: 'no answer that fits' },
});

export const judgement: Judgement = {
  id: 'judgement_1',
  app: 'notes',
  trajectoryId: 'trajectory_executed',
  complete: 'unsure',
  reason: 'The last screen does not show it.',
  subScores: { 'name typed': 'yes' },
  quality: 'good',
  view: { steps: 'all', pictures: false },
  difference: '',
  verifier: null,
  model: 'small',
  error: null,
  ms: 1500,
  calls: [],
};

/** Runs the notes application: a task solved and done wrongly, one with pictures, an act that fails, a test, and an instance that was judged. */
export async function notesWorkspace(dir: string): Promise<Store> {
  const store = await openStore({ dir });
  const host = await app.environment();
  const run = (task: Task, attempt: number, rest: { steps?: ReferenceStep[]; pictures?: true } = {}) => {
    const family = familyOf(app, task.family);
    const { steps = family.solve(task.params) } = rest;
    const limits = { steps: 10, ms: 30_000 };
    const screenshots = rest.pictures && ((png: Buffer) => store.putBlob(png, 'png'));
    return runTask({ app, host, family, task, policy: referencePolicy(steps), limits, seed: 1, attempt, screenshots });
  };
  try {
    const solved = await run(pie, 0);
    const wrong = familyOf(app, 'write').solve({ title: 'Pie', text: 'seven apples' });
    const button = { name: 'Save note' };
    const trajectories: Trajectory[] = [
      solved,
      await run(pie, 1, { steps: wrong }),
      await run(pie, 2, { steps: [{ control: button, function: 'set_edit_text', args: { text: 'Pie' } }] }),
      await run(tea, 0, { pictures: true }),
      await run(secret, 0),
      await run(gone, 0),
      {
        ...solved,
        id: judgement.trajectoryId,
        taskId: executed.id,
        family: '',
        policy: 'open-loop',
        request: executed.prefill!.request,
        instance: executed.id,
        steps: [{ ...solved.steps[0]!, decision: { ...solved.steps[0]!.decision, thought: 'Name it' } }],
        outcome: { success: false, reason: '', failure: null, decidedBy: 'judge' },
      },
    ];
    await store.put('task', [pie, tea, secret, gone]);
    await store.put('trajectory', trajectories);
    await store.put('instance', [executed, stopped, unfilled]);
    await store.put('judgement', [judgement]);
    await store.put('plan', [
      {
        id: 'plan_1',
        app: 'notes',
        task: 'Write down a recipe',
        plan: ['Write its name.', 'Save it.'],
        source: { kind: 'documentation', from: [], rule: 'list' },
      },
      {
        id: 'plan_2',
        app: 'notes',
        task: secret.request,
        plan: ['Peep.'],
        source: { kind: 'documentation', from: [], rule: 'list' },
      },
    ]);
    return store;
  } finally {
    await host.close();
  }
}
