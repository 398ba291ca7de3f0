import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { App } from '../../app-pack/app.ts';
import { openStore } from '../../store/open-store.ts';
import { makeFigures, writeReport } from './report.ts';

const app = { name: 'notes' } as App;
const checkpoint = (id: string, phase: string) => ({
  id,
  app: 'notes',
  phase,
  base: 'tiny',
  seed: 0,
  curve: [],
  counts: {},
});
const trajectory = (id: string, checkpoint: string, taskId: string, success: boolean) => ({
  id,
  app: 'notes',
  taskId,
  template: 'office',
  request: '',
  seed: 0,
  attempt: 0,
  startedAt: '',
  split: 'test-parameters',
  policy: 'LAM4',
  checkpoint,
  family: 'rename',
  outcome: { success, reason: '', failure: null },
  durationMs: 1000,
  steps: [],
});

test('what a LAM did that was trained anew since is in no figure; what failed for good is counted', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'lamwright-test-'));
  const store = await openStore({ dir });
  try {
    await store.put('checkpoint', [checkpoint('old', 'LAM4'), checkpoint('new', 'LAM4')]);
    await store.put('trajectory', [
      trajectory('1', 'old', 'a', false),
      trajectory('2', 'new', 'a', true),
      trajectory('3', 'new', 'b', true),
    ]);
    await store.addWork('online new in notes', ['c']);
    await store.fail((await store.claim('online new in notes', 'somebody', 1000))!, 'broken', 1);
    const note = {
      id: 'n',
      app: 'notes',
      stage: 'schedule',
      lines: ['Bytes are fast here.'],
      counts: { minutes: 12 },
      ms: 1,
    };
    const noise = { id: 'noise', app: 'notes', kind: 'noise', noise: {} };
    await store.put('note', [note, noise]);
    const { online, training, counts, schedule } = await makeFigures({ store, app });
    expect(schedule).toEqual(['Bytes are fast here.']);
    expect(counts).not.toHaveProperty('schedule');
    expect(counts).not.toHaveProperty('undefined');
    expect(online.map(({ policy, n, tsr }) => ({ policy, n, tsr }))).toEqual([{ policy: 'LAM4', n: 2, tsr: 1 }]);
    expect(training.map(({ id }) => id)).toEqual(['new']);
    expect(counts['failed for good']).toEqual({ 'online new in notes': 1 });
  } finally {
    await store.close();
    await rm(dir, { recursive: true });
  }
});

test('of an empty workspace there is no page, and what to do is said', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'lamwright-test-'));
  const store = await openStore({ dir });
  try {
    const error = { code: 'SETUP', remedy: expect.stringContaining('quickstart') };
    await expect(writeReport({ store, app, dir })).rejects.toMatchObject(error);
    expect((await readdir(dir)).filter((file) => file.endsWith('.html'))).toEqual([]);
  } finally {
    await store.close();
    await rm(dir, { recursive: true });
  }
});
