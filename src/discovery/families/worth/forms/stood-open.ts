import { captionFields } from '../../../../effects/difference/compare-lists.ts';
import { ownNames } from '../../../../effects/difference/paths.ts';
import { isObject } from '../../../../effects/difference/tree.ts';
import type { Change, Effect } from '../../../../records/episode/effect.ts';

/**
 * Whether something went that the application had named after a thing ("Draft of 'Tea'"): a form that somebody had left open was filled and confirmed.
 * The task is to fill it, whoever opened it. `names`: those of the saved state.
 */
export function goesOnWithForm(target: Effect, names: () => Iterable<string>): boolean {
  const gone = target.flatMap(captionOfRemoved);
  if (gone.length === 0) return false;
  const own = new Set(ownNames([...names()]));
  return gone.some((name) => !own.has(name));
}

function captionOfRemoved({ kind, path, before }: Change): string[] {
  if (kind !== 'removed' || path.length !== 1 || !isObject(before)) return [];
  const caption = captionFields.map((field) => before[field]).find((value) => typeof value === 'string');
  return typeof caption === 'string' ? [caption] : [];
}
