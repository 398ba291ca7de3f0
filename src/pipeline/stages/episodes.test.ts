import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nothingPolicy } from '../../agent/policies/nothing.ts';
import type { App } from '../../app-pack/app.ts';
import type { Trajectory } from '../../records/episode/trajectory.ts';
import { LamwrightError } from '../../records/error.ts';
import { taskSchema } from '../../records/tasks/task.ts';
import { openStore } from '../../store/open-store.ts';
import { notesApp } from '../../trajectories/notes-app.fixture.ts';
import { runEpisodes } from './episodes.ts';

const notes = notesApp() as App;
const others = { ...notes, name: 'others' };
const taskOf = (app: App) =>
  taskSchema.parse({
    id: `task of ${app.name}`,
    app: app.name,
    family: 'write',
    template: 'office',
    params: { title: 'Note', text: 'one two' },
    request: 'Write it',
    wording: 0,
    plan: [],
    split: 'train',
    seed: 0,
    filter: { judge: true, thought: '', type: 'normal' },
  });

test("what was left to do in one application is not done in another's name", async () => {
  const dir = await mkdtemp(join(tmpdir(), 'lamwright-test-'));
  const store = await openStore({ dir });
  const stop = new AbortController();
  const run = (app: App, signal?: AbortSignal) =>
    runEpisodes(
      { dir, store, app, seed: 0, workers: 1, signal },
      {
        stage: 'collect',
        tasks: [taskOf(app)],
        seed: 0,
        source: {
          open: async () => {
            if (signal) stop.abort(new LamwrightError('USAGE', 'Stopped.', { remedy: '' }));
            return { policy: () => nothingPolicy(), close: async () => {} };
          },
        },
      },
    );
  try {
    await expect(run(notes, stop.signal)).rejects.toMatchObject({ message: 'Stopped.' });
    expect(await run(others)).toMatchObject({ doneNow: 1, failures: [] });
    const made = await store.list<Trajectory>('trajectory');
    expect(made.map(({ app, taskId }) => [app, taskId])).toEqual([['others', 'task of others']]);
    expect(await run(notes)).toMatchObject({ doneNow: 1 });
  } finally {
    await store.close();
    await rm(dir, { recursive: true });
  }
});
