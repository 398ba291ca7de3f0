import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from '../../app-pack/app.ts';
import { noNoise } from '../../effects/noise/effect-of.ts';
import type { TriedAct, Try } from '../../records/discovery/try.ts';
import type { Effect, Tree } from '../../records/episode/effect.ts';
import { openStore } from '../../store/open-store.ts';
import { discoverFamilies } from './discover-families.ts';

/** A walk of exploration in the application's first template, with what it changed; every text that it gave was made up. */
export const walkIn = (app: App<Tree>, acts: TriedAct[], effect: Effect, more: Partial<Try> = {}): Try => ({
  ...{
    id: 'a',
    app: app.name,
    template: app.templates[0]!.name,
    purpose: 'explore',
    seed: 0,
    acts,
    screen: '',
    effect,
  },
  values: acts.flatMap(({ args }, act) =>
    'text' in args ? [{ value: `${args.text}`, act, kind: 'text' as const }] : [],
  ),
  ...{ durationMs: 1, startedAt: '2026-01-01T00:00:00Z' },
  ...more,
});

/** What is discovered in an application without noise that was explored by these walks. `close` removes its store. */
export async function discoverFrom(app: App<Tree>, walks: Try[]) {
  const dir = await mkdtemp(join(tmpdir(), 'lamwright-test-'));
  const store = await openStore({ dir });
  await store.put('note', [{ id: 'noise', app: app.name, kind: 'noise', noise: noNoise }]);
  await store.put('try', walks);
  const report = await discoverFamilies({ app, store, workers: 2, seed: 0 });
  const close = async () => {
    await store.close();
    await rm(dir, { recursive: true, force: true });
  };
  return { store, report, close };
}
