import { speaksOfOpen, stems } from '../../agent/recall/cues.ts';
import { withoutPlaces } from '../../agent/recall/values/fill-places.ts';
import { familyKey } from '../../records/tasks/task.ts';
import type { Demonstration } from '../phases/imitation.ts';

/**
 * How likely the requests of each family, by family key, speak of what is open when the task starts: to make a page is asked of one that is
 * not there, to fold it of one that is. Smoothed by one task of either kind.
 */
export function opennessOf(tried: readonly Demonstration[], wordings: readonly string[]): Map<string, number> {
  const said = new Set(stems(withoutPlaces(wordings.join(' '))));
  const ofFamily = Map.groupBy(tried, ({ task }) => familyKey(task));
  return new Map(
    [...ofFamily].map(([name, all]) => {
      const open = all.filter(({ task, trajectory: { steps } }) =>
        steps[0] ? speaksOfOpen(task.request, steps[0].observation, said) : false,
      );
      return [name, (open.length + 1) / (all.length + 2)];
    }),
  );
}
