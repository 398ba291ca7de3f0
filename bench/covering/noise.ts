import type { App } from '../../src/app-pack/app.ts';
import { withBookkeeping } from '../../src/discovery/families/running/bookkeeping.ts';
import { withInterfaceState } from '../../src/discovery/families/worth/interface-state.ts';
import { noiseIn } from '../../src/discovery/noise-note.ts';
import { type Noise, noNoise } from '../../src/effects/noise/effect-of.ts';
import { isWalk, type Try } from '../../src/records/discovery/try.ts';
import type { Tree } from '../../src/records/episode/effect.ts';
import type { Store } from '../../src/store/store.ts';
import type { WrittenEffect } from './written-effects.ts';

/** What counts for nothing in the effects of written families, as in those of discovered ones; with what exploration tried, and what each template saves. */
export async function noiseOfWorkspace(
  store: Store,
  app: App<Tree>,
  runs: readonly WrittenEffect[],
): Promise<{ noise: Noise; tries: Try[]; states: Map<string, Tree> }> {
  const states = new Map<string, Tree>();
  for (const { name } of app.templates) states.set(name, await app.templateState(name));
  const tries = (await store.list<Try>('try', { app: app.name })).filter(isWalk);
  const found = (await noiseIn(store, app.name)) ?? noNoise;
  const noise = withInterfaceState(
    withBookkeeping(found, tries, states),
    runs.map(({ effect }) => effect),
  );
  return { noise, tries, states };
}
