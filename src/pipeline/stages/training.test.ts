import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { lamFiles } from '../../agent/known/lam-files.ts';
import type { App } from '../../app-pack/app.ts';
import type { Checkpoint } from '../../records/models/checkpoint.ts';
import { openStore } from '../../store/open-store.ts';
import type { PhaseContext } from '../../training/train.ts';
import { checkpointsDir, type PreparedRun, trainPhase } from './training.ts';

test('a phase that failed is tried again when it is asked for again, and made anew where its folder is gone', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'lamwright-test-'));
  const store = await openStore({ dir });
  const workspace = { dir, store, app: { name: 'notes' } as App, seed: 0, workers: 1 };
  let calls = 0;
  let broken = true;
  const settings = (id: string) => lamFiles(join(checkpointsDir(workspace), id)).settings;
  const work = async ({ id }: PhaseContext) => {
    calls++;
    if (broken) throw new Error('the disk is gone');
    await mkdir(dirname(settings(id)), { recursive: true });
    await writeFile(settings(id), '{}');
    const made = { id, app: 'notes', phase: 'LAM1', base: 'tiny', seed: 0, parent: null, counts: {}, curve: [] };
    return { ...made, metrics: {}, trainedMs: 1 } as Checkpoint;
  };
  const ask = () =>
    trainPhase(workspace, {
      name: 'notes',
      run: { base: 'tiny', seed: 0 },
      phase: 'LAM1',
      input: { parent: null, settings: {}, records: ['a'] },
      work,
      prepared: async () => ({}) as PreparedRun,
    });
  try {
    const failure = { code: 'MODEL_FAILED', message: expect.stringContaining('the disk is gone') };
    await expect(ask()).rejects.toMatchObject(failure);
    await expect(ask()).rejects.toMatchObject(failure);
    expect(calls).toBe(4);
    broken = false;
    const { id } = await ask();
    await ask();
    expect(calls).toBe(5);
    await rm(dirname(settings(id)), { recursive: true });
    await ask();
    expect(calls).toBe(6);
  } finally {
    await store.close();
    await rm(dir, { recursive: true });
  }
});
