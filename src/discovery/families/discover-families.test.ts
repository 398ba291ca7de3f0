import { beforeAll, expect, test } from 'vitest';
import type { App } from '../../app-pack/app.ts';
import type { DiscoveredFamily } from '../../records/discovery/discovered-family.ts';
import type { Tree } from '../../records/episode/effect.ts';
import type { Store } from '../../store/store.ts';
import { notesApp } from '../../trajectories/notes-app.fixture.ts';
import { click, fill } from './acts.fixture.ts';
import { discoverFamilies } from './discover-families.ts';
import type { DiscoverReport } from './report.ts';
import { discoverFrom, walkIn } from './walk.fixture.ts';

let store: Store;
let report: DiscoverReport;
const app = notesApp({ families: [] }) as unknown as App<Tree>;

beforeAll(async () => {
  const found = await discoverFrom(app, [
    walkIn(
      app,
      [fill('title', 'Fanoru', 'New note'), click('Delete note', 'Bread')],
      [{ path: ['Bread'], kind: 'removed', before: 'flour and water' }],
    ),
    walkIn(app, [click('Delete note', 'Soup')], [{ path: ['Soup'], kind: 'changed', after: 'never' }], { id: 'b' }),
  ]);
  ({ store, report } = found);
  return found.close;
}, 60_000);

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
