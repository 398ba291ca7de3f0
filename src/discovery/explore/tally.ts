import type { Try } from '../../records/discovery/try.ts';
import { kindsOfChange } from './change-kinds.ts';
import type { Explored } from './explored.ts';
import type { Content } from './screens/content.ts';

/** How far exploration is, since it was first begun; `kinds`: of acts that were tried, `effects`: kinds of change. `ms` counts from this call. */
export type ExploreProgress = {
  walks: number;
  acts: number;
  screens: number;
  kinds: number;
  effects: number;
  ms: number;
};

export type Tally = {
  progress(): ExploreProgress;
  /** Counts a try; true where something about it was new. */
  count(done: Try): boolean;
};

export function createTally(known: Explored, contents: ReadonlyMap<string, Content>): Tally {
  const started = performance.now();
  const patterns = new Set<string>();
  let walks = 0;
  let acts = 0;
  const progress = (): ExploreProgress => ({
    walks,
    acts,
    screens: known.screens.count(),
    kinds: known.knowledge.kinds(),
    effects: patterns.size,
    ms: performance.now() - started,
  });
  let news = 0;
  return {
    progress,
    count(done) {
      for (const pattern of kindsOfChange(done, contents.get(done.template))) patterns.add(pattern);
      walks++;
      acts += done.acts.length;
      const { screens, kinds, effects } = progress();
      const isNews = screens + kinds + effects > news;
      news = screens + kinds + effects;
      return isNews;
    },
  };
}
