import { valueAt } from '../../../effects/difference/tree.ts';
import type { Change, Effect, Segment, Tree } from '../../../records/episode/effect.ts';
import { changedWithin } from './within.ts';

/**
 * The same effect said in one way, whatever stood there before: where every text of a list went or was changed, the list is what was changed; a list
 * that came with one text is a text that came.
 */
export function settled(effect: Effect, before: Tree): Effect {
  const lists = Map.groupBy(effect, ({ path }) => JSON.stringify(path.slice(0, -1)));
  return [...lists.values()].flatMap((changes) => {
    const whole = wholeList(changes, before);
    return whole ? [whole] : changes.map(oneText);
  });
}

/** A list of texts of which none is left as it was; null where this is none. */
function wholeList(changes: readonly Change[], before: Tree): Change | null {
  const path = changes[0]!.path.slice(0, -1);
  const old = valueAt(before, path);
  if (!Array.isArray(old) || old.length === 0 || !old.every(isText)) return null;
  const isGone = ({ kind }: Change) => kind === 'removed' || kind === 'changed';
  if (changes.length === 1 && isWorkedOn(changes[0]!)) return null;
  if (new Set(changes.filter(isGone).map((change) => placeOf(change))).size < old.length) return null;
  const come = changes.filter(({ kind }) => kind === 'added' || kind === 'changed');
  const after = come.toSorted((a, b) => placeOf(a) - placeOf(b)).map((change) => change.after!);
  return come.length > 0 && after.every(isText) ? { path, kind: 'changed', before: old, after } : null;
}

/** What still stands in what it became was worked on, not replaced. */
const isWorkedOn = ({ before, after }: Change): boolean =>
  typeof before === 'string' &&
  typeof after === 'string' &&
  before.trim() !== '' &&
  (after.startsWith(before) || after.endsWith(before) || changedWithin(before, after) !== null);

const isText = (value: Tree | undefined) => typeof value === 'string';
const placeOf = ({ path }: Change): number => Number(path.at(-1));

function oneText(change: Change): Change {
  const { path, kind, after } = change;
  const isOne = kind === 'added' && Array.isArray(after) && after.length === 1 && isText(after[0]);
  return isOne ? { path: [...path, 0 satisfies Segment], kind, after: after[0] } : change;
}
