import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { referencePolicy } from '../agent/policies/following/reference.ts';
import { nothingPolicy } from '../agent/policies/nothing.ts';
import type { App } from '../app-pack/app.ts';
import type { Trajectory } from '../records/episode/trajectory.ts';
import { type Task, taskSchema } from '../records/tasks/task.ts';
import { openStore } from '../store/open-store.ts';
import { collect } from './collect.ts';
import { notesApp } from './notes-app.fixture.ts';

const app = notesApp() as App;
const tasks: Task[] = Array.from({ length: 5 }, (_, index) =>
  taskSchema.parse({
    id: `task_${index}`,
    app: 'notes',
    family: 'write',
    template: 'office',
    params: { title: `Note ${index}`, text: 'one two' },
    request: 'Write it',
    wording: 0,
    plan: [],
    split: 'train',
    seed: index,
    filter: { judge: true, thought: '', type: 'normal' },
  }),
);
const makePolicy: Parameters<typeof collect>[0]['makePolicy'] = (task, family) =>
  referencePolicy(family.solve(task.params));

test('several workers run every task once, and tell how far they are', async () => {
  const seen: string[] = [];
  const onTrajectory = (_trajectory: Trajectory, { done, total }: { done: number; total: number }) =>
    seen.push(`${done}/${total}`);
  const trajectories = await collect({ app, tasks, makePolicy, workers: 2, onTrajectory });
  expect(trajectories.map(({ taskId }) => taskId).sort()).toEqual(tasks.map(({ id }) => id));
  expect(trajectories.every(({ outcome }) => outcome.success)).toBe(true);
  expect(seen).toEqual(['1/5', '2/5', '3/5', '4/5', '5/5']);
});

test('after a stop the work goes on where it was, and nothing is done twice', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'lamwright-test-'));
  const store = await openStore({ dir });
  const controller = new AbortController();
  const stopAfterTwo = (_trajectory: Trajectory, { done }: { done: number }) => done === 2 && controller.abort();
  const shared = { app, tasks, makePolicy: () => nothingPolicy(), workers: 1, store };
  const first = await collect({ ...shared, signal: controller.signal, onTrajectory: stopAfterTwo });
  expect([first.length, await store.count('trajectory')]).toEqual([2, 2]);
  const all = await collect(shared);
  expect([all.length, await store.count('trajectory')]).toEqual([5, 5]);
  expect(all.slice(0, 2)).toEqual(first);
  await store.close();
  await rm(dir, { recursive: true });
});

test('a task of a family that the pack no longer has is an error with a remedy', async () => {
  const stale = { ...tasks[0]!, family: 'gone' };
  await expect(collect({ app, tasks: [stale], makePolicy, workers: 1 })).rejects.toMatchObject({
    code: 'APP_MALFORMED',
    remedy: expect.stringContaining('--workspace'),
  });
});
