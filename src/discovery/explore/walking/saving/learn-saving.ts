import { effectOf } from '../../../../effects/noise/effect-of.ts';
import type { TriedAct } from '../../../../records/discovery/try.ts';
import type { Change, Tree } from '../../../../records/episode/effect.ts';
import type { Explored } from '../../explored.ts';
import { savedBy } from './saving.ts';

/** Whether saving had an effect that was not there before, at any time in the walk. */
export function learnSaving(
  { saving }: Explored,
  acts: readonly TriedAct[],
  trees: ReadonlyMap<number, Tree>,
  { before, after }: { before: Tree; after: Tree },
): void {
  const differs = (one: Tree, other: Tree) => one !== other && effectOf(one, other).some(isSaved);
  let last = before;
  const found = acts.flatMap((act, at) => {
    const unsaved = at === 0 ? before : trees.get(at);
    const way = act.ok ? savedBy(act) : undefined;
    if (!way || !unsaved) return [];
    const saved = trees.get(at + 1) ?? after;
    const one = { way, before: differs(last, unsaved), after: differs(unsaved, saved) };
    last = saved;
    return [one];
  });
  const first = found.find((one) => one.after && !one.before) ?? found[0];
  if (first) saving.learn(first);
  else if (differs(before, after)) saving.alone();
}

/** Not what a page keeps of how it is shown, nor what it only sent. */
const isSaved = ({ path: [place] }: Change) => place !== '(local storage)' && place !== '(requests)';
