import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DiscoveredFamily } from '../../records/discovery/discovered-family.ts';
import { openStore } from '../../store/open-store.ts';
import type { Store } from '../../store/store.ts';
import { dropFamily, learntFamilies, renameFamily } from './learnt.ts';

const family = (name: string): DiscoveredFamily => ({
  id: `family_${name}`,
  app: 'notes',
  name,
  templates: ['kitchen'],
  parameters: [],
  acts: [],
  plan: [],
  effect: [],
  ignored: [],
  from: [],
  runs: { done: 3, passed: 3 },
});

let dir: string;
let store: Store;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lamwright-test-'));
  store = await openStore({ dir });
  await store.put('family', [family('add-note'), family('set-title')]);
  await store.put('words', [{ id: 'w', app: 'notes', family: 'add-note', sentence: 'A note is added.', wordings: [] }]);
});
afterEach(async () => {
  await store.close();
  await rm(dir, { recursive: true, force: true });
});

const names = async () => (await learntFamilies(store)).map(({ family }) => family.name);

test('a family is renamed, again and back, and keeps its words', async () => {
  await renameFamily(store, 'add-note', 'new-note');
  await renameFamily(store, 'new-note', 'make-note');
  expect(await names()).toEqual(['make-note', 'set-title']);
  expect((await learntFamilies(store))[0]!.words).toMatchObject({ family: 'make-note', sentence: 'A note is added.' });
  await renameFamily(store, 'make-note', 'new-note');
  await renameFamily(store, 'new-note', 'add-note');
  expect(await names()).toEqual(['add-note', 'set-title']);
});

test('a family that is dropped is gone', async () => {
  await dropFamily(store, 'set-title');
  expect(await names()).toEqual(['add-note']);
  await expect(dropFamily(store, 'set-title')).rejects.toMatchObject({ code: 'USAGE' });
  expect(await learntFamilies(store, 'another')).toEqual([]);
});

test.each([
  ['nothing', 'x', 'There is no family "nothing".'],
  ['add-note', 'Add note', '"Add note" is no name for a family.'],
  ['add-note', 'set-title', 'There is a family "set-title" already.'],
])('%s cannot be called %s', async (name, rename, message) => {
  await expect(renameFamily(store, name, rename)).rejects.toMatchObject({ code: 'USAGE', message });
});
