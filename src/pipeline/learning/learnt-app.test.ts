import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appFromCommand } from '../../app-pack/unprepared/command/app-from-command.ts';
import type { DiscoveredFamily } from '../../records/discovery/discovered-family.ts';
import { openStore } from '../../store/open-store.ts';
import { withLearnt } from './learnt-app.ts';

test('what was never run from a fresh start is not trained on', async () => {
  const app = await appFromCommand({ url: 'http://127.0.0.1:9/', name: 'notes' });
  const family = (name: string, more: Partial<DiscoveredFamily> = {}): DiscoveredFamily => ({
    ...{ id: name, app: app.name, name, templates: ['default'], parameters: [], acts: [], plan: ['Click "Clear".'] },
    ...{ effect: [{ path: ['notes.json', 0], kind: 'removed', before: 'Tea' }], ignored: [], from: [] },
    runs: { done: 3, passed: 3 },
    ...more,
  });
  const dir = await mkdtemp(join(tmpdir(), 'lamwright-test-'));
  const store = await openStore({ dir });
  try {
    await store.put('family', [family('clear'), family('clear-there', { shared: true })]);
    expect((await withLearnt(app, store)).families.map(({ name }) => name)).toEqual(['clear']);
  } finally {
    await store.close();
    await rm(dir, { recursive: true });
  }
});
