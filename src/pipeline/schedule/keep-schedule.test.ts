import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { App } from '../../app-pack/app.ts';
import { openStore } from '../../store/open-store.ts';
import { quickstart } from '../profiles.ts';
import type { Progress } from '../workspace.ts';
import { keepSchedule } from './keep-schedule.ts';

test('the speed is measured once: a schedule that a workspace has begun with stays, unless other minutes are asked for', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'lamwright-test-'));
  const store = await openStore({ dir });
  const shown: Progress[] = [];
  const onProgress = (progress: Progress) => void shown.push(progress);
  const app = { name: 'notes', families: [{}, {}] } as App;
  const workspace = { dir, store, app, seed: 0, workers: 1, onProgress };
  const ask = async (minutes?: number) => {
    const told: string[] = [];
    const options = { minutes, mayChangeBase: false, tell: (line: string) => void told.push(line) };
    return { profile: await keepSchedule([workspace], quickstart('tiny', 0), options), told };
  };
  try {
    const first = await ask(1);
    expect(first.told.join('\n')).toMatch(/tiny trains about \d+ tokens\/s here/);
    expect(shown.map(({ stage }) => stage)).toContain('measure the speed of training tiny');
    shown.length = 0;
    const again = await ask();
    expect(again.profile).toEqual(JSON.parse(JSON.stringify(first.profile)));
    expect(again.told).toEqual(['The schedule of 1 minutes that this workspace has begun with stays.']);
    expect(shown).toEqual([]);
    const more = await ask(6000);
    expect(more.profile.training.tiny.LAM2.tokens).toBeGreaterThan(first.profile.training.tiny.LAM2.tokens);
  } finally {
    await store.close();
    await rm(dir, { recursive: true });
  }
});
