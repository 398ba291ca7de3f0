import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { planFollower } from '../agent/policies/following/plan-follower.ts';
import { referencePolicy } from '../agent/policies/following/reference.ts';
import { nothingPolicy } from '../agent/policies/nothing.ts';
import type { App } from '../app-pack/app.ts';
import type { EnvironmentHost } from '../environments/environment.ts';
import { trajectorySchema } from '../records/episode/trajectory.ts';
import { LamwrightError } from '../records/error.ts';
import { type Task, taskSchema } from '../records/tasks/task.ts';
import { notesApp } from './notes-app.fixture.ts';
import { familyOf, type RunTaskOptions, runTask, trajectoryId } from './run-task.ts';

let host: EnvironmentHost;
let folder: string;
beforeAll(async () => {
  folder = process.env.TMPDIR = await mkdtemp(join(tmpdir(), 'lamwright-test-'));
  host = await notesApp().environment();
});
afterAll(async () => {
  await host.close();
  await rm(folder, { recursive: true });
});

const makeTask = (family: string, params: Record<string, string>): Task =>
  taskSchema.parse({
    id: `task_${family}_${Object.values(params).join('_')}`,
    app: 'notes',
    family,
    template: 'kitchen',
    params,
    request: `${family} ${Object.values(params).join(' ')}`,
    wording: 0,
    plan: familyOf(notesApp(), family).plan(params),
    split: 'train',
    seed: 0,
    filter: { judge: true, thought: '', type: 'normal' },
  });
const write = makeTask('write', { title: 'Pie', text: 'six apples' });

const run = (rest: Partial<RunTaskOptions<never>> & { app?: App<never>; task?: Task } = {}) => {
  const { app = notesApp() as App<never>, task = write } = rest;
  const family = familyOf(app, task.family);
  const limits = { steps: 10, ms: 30_000 };
  return runTask<never>({ host, policy: planFollower(), limits, seed: 1, attempt: 0, ...rest, app, task, family });
};
const ourFolders = async () => (await readdir(folder)).filter((name) => name.startsWith('lamwright-task-'));

test('a plan in words becomes a verified trajectory, and nothing is left behind', async () => {
  const trajectory = await run();
  expect(trajectorySchema.parse(trajectory)).toMatchObject({
    id: trajectoryId({ task: write.id, policy: 'plan-follower', checkpoint: null, seed: 1, attempt: 0 }),
    taskId: write.id,
    family: 'write',
    outcome: { success: true, reason: 'the notes are as they should be', failure: null },
  });
  expect(trajectory.steps.map(({ decision }) => decision.function)).toEqual([
    'set_edit_text',
    'set_edit_text',
    'click_input',
  ]);
  expect(await ourFolders()).toEqual([]);
});

test('equal controls are told apart by the place the plan names', async () => {
  expect((await run({ task: makeTask('delete', { title: 'Salad' }) })).outcome.success).toBe(true);
});

test('the verifier has the last word: doing nothing, or the wrong thing, is an effect failure', async () => {
  expect((await run({ policy: nothingPolicy() })).outcome).toMatchObject({
    success: false,
    failure: { type: 'effect' },
  });
  const other = familyOf(notesApp(), 'write').solve({ title: 'Pie', text: 'seven apples' });
  const wrong = await run({ policy: referencePolicy(other) });
  expect(wrong.outcome).toMatchObject({ success: false, failure: { type: 'effect' } });
  expect(wrong.outcome.reason).toContain('seven apples');
});

test('a plan that fits nothing on screen is a grounding failure with its step', async () => {
  const lost = await run({
    task: { ...write, plan: ['Type "Pie" in the "title" box.', 'Click the "Publish" button.'] },
  });
  expect(lost.outcome.failure).toMatchObject({ type: 'grounding', step: 3 });
});

test('a crashed application is started again and the task tried again, three times in all', async () => {
  expect((await run({ app: notesApp({ crashes: 2 }) as App<never> })).outcome.success).toBe(true);
  const lost = await run({ app: notesApp({ crashes: 3 }) as App<never> });
  expect(lost.outcome).toMatchObject({ success: false, failure: { type: 'crash' } });
});

test('an application that did not start in time is started once more; then it is said', async () => {
  const app = notesApp() as App<never>;
  let late = 0;
  const slow: App<never> = {
    ...app,
    start: async (options) => {
      if (late-- > 0)
        throw new LamwrightError('APP_START', 'It did not listen in time.', { remedy: 'Look at its log.' });
      return app.start(options);
    },
  };
  late = 1;
  expect((await run({ app: slow })).outcome.success).toBe(true);
  late = 2;
  await expect(run({ app: slow })).rejects.toThrow('did not listen in time');
});

test('a browser that died is replaced and the task tried again', async () => {
  const policy = planFollower();
  const { begin, decide } = policy;
  let begun = 0;
  const dying: typeof policy = {
    ...policy,
    begin: (episode) => {
      begun++;
      return begin(episode);
    },
    decide: async (state) => {
      if (begun === 1) await host.close();
      return decide(state);
    },
  };
  expect((await run({ policy: dying })).outcome.success).toBe(true);
  expect(begun).toBe(2);
});

test('other open applications of the same browser stay as they are', async () => {
  const dir = join(folder, 'other');
  const running = await notesApp().start({ template: 'office', dir });
  const other = await host.open({ url: running.url });
  try {
    await run();
    expect((await other.observe()).controls.map(({ container }) => container)).toContain('Budget');
  } finally {
    await other.close();
    await running.stop();
  }
});

test('tasks of the same wording, seeds and tries have trajectories of their own', () => {
  const made = { task: 'a', policy: 'p', checkpoint: null, seed: 0, attempt: 0 };
  const ids = [
    made,
    { ...made, task: 'b' },
    { ...made, seed: 1 },
    { ...made, attempt: 1 },
    { ...made, checkpoint: 'c' },
  ];
  expect(new Set(ids.map(trajectoryId)).size).toBe(5);
  expect(trajectoryId({ ...made })).toBe(trajectoryId(made));
});

test('a run that is stopped leaves no trajectory', async () => {
  const controller = new AbortController();
  await expect(run({ signal: controller.signal, onStep: () => controller.abort() })).rejects.toThrow('aborted');
});
