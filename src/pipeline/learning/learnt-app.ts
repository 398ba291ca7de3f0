import type { App } from '../../app-pack/app.ts';
import { interpret } from '../../discovery/families/interpret/interpret.ts';
import { learntFamilies } from '../../discovery/families/learnt.ts';
import type { Tree } from '../../records/episode/effect.ts';
import type { Store } from '../../store/store.ts';

/**
 * The application with the families that were discovered in it: the rest of the house cannot tell them from written ones. What could not be run again
 * from a fresh start is left out.
 */
export async function withLearnt(app: App<Tree>, store: Store): Promise<App<Tree>> {
  const learnt = await learntFamilies(store, app.name);
  const sound = learnt.filter(({ family }) => !family.shared);
  return { ...app, families: sound.map(({ family, words }) => interpret(family, words)) };
}
