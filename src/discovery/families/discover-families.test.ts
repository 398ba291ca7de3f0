import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../app-pack/app.ts';
import { noNoise } from '../../effects/noise/effect-of.ts';
import type { DiscoveredFamily } from '../../records/discovery/discovered-family.ts';
import type { TriedAct, Try } from '../../records/discovery/try.ts';
import type { Tree } from '../../records/episode/effect.ts';
import { openStore } from '../../store/open-store.ts';
import type { Store } from '../../store/store.ts';
import { notesApp } from '../../trajectories/notes-app.fixture.ts';
import { discoverFamilies } from './discover-families.ts';
import type { DiscoverReport } from './report.ts';

const done = { screen: '', ok: true, changed: true };
const type = (name: string, text: string): TriedAct => ({
  control: { name, type: 'Edit', container: 'New note' },
  function: 'set_edit_text',
  args: { text },
  ...done,
});
const click = (name: string, container: string): TriedAct => ({
  control: { name, type: 'Button', container },
  function: 'click_input',
  args: {},
  ...done,
});
const walk = (id: string, acts: TriedAct[], effect: Try['effect']): Try => ({
  id,
  app: 'notes',
  template: 'kitchen',
  purpose: 'explore',
  seed: 0,
  acts,
  screen: '',
  values: acts.flatMap(({ args }, act) =>
    'text' in args ? [{ value: `${args.text}`, act, kind: 'text' as const }] : [],
  ),
  effect,
  durationMs: 1,
  startedAt: '2026-01-01T00:00:00Z',
});

let dir: string;
let store: Store;
let report: DiscoverReport;
const app = notesApp({ families: [] }) as unknown as App<Tree>;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lamwright-test-'));
  store = await openStore({ dir });
  await store.put('note', [{ id: 'noise', app: 'notes', kind: 'noise', noise: noNoise }]);
  await store.put('try', [
    walk(
      'a',
      [type('title', 'Fanoru'), click('Delete note', 'Bread')],
      [{ path: ['Bread'], kind: 'removed', before: 'flour and water' }],
    ),
    walk('b', [click('Delete note', 'Soup')], [{ path: ['Soup'], kind: 'changed', after: 'never' }]),
  ]);
  report = await discoverFamilies({ app, store, workers: 2, seed: 0 });
}, 60_000);
afterAll(async () => {
  await store.close();
  await rm(dir, { recursive: true, force: true });
});

test('a walk becomes a family that works on other objects and in other templates', async () => {
  const [family, ...more] = await store.list<DiscoveredFamily>('family');
  expect(more).toEqual([]);
  expect(family).toMatchObject({
    name: 'delete-note',
    plan: ['Click the "Delete note" button of "{item}".'],
    parameters: [{ name: 'item', kind: 'object', at: ['*'] }],
    effect: [{ path: ['{item}'], kind: 'removed' }],
    templates: ['kitchen', 'office'],
    runs: { done: 2, passed: 2 },
  });
});

test('what is not so again is dropped, and it is said why', async () => {
  expect(report).toMatchObject({
    tries: 2,
    patterns: 2,
    done: 2,
    families: 1,
    dropped: { 'it cannot be done again': 1 },
  });
  expect(report.mutants.refused).toBe(report.mutants.of);
  expect(await store.list('note', { about: 'dropped-pattern' })).toMatchObject([{ from: 'b' }]);
});

test('what was looked at is not looked at again', async () => {
  const again = await discoverFamilies({ app, store, workers: 1, seed: 0 });
  expect(again).toMatchObject({ done: 2, families: 1, runs: 0 });
});
