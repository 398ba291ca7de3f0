import type { Change, Effect, Tree } from '../../../records/episode/effect.ts';
import { leaves } from '../interpret/expectation.ts';

/** One value of a change: of what was added, each value by itself. `root`, `depth` and `of` say which change it is of, how long that one's path is, and how many parts it has. */
export type Part = { change: Change; root: number; depth: number; of: number };

export const partsOf = (effect: Effect): Part[] =>
  effect.flatMap((change, root) =>
    leaves(change).map((part, _i, all) => ({ change: part, root, depth: change.path.length, of: all.length })),
  );

/** Parts of one change put together again. */
export function joined(parts: readonly Part[]): Effect {
  return [...Map.groupBy(parts, ({ root }) => root).values()].flatMap((own): Effect => {
    const [{ change, depth, of }] = own as [Part, ...Part[]];
    const isAdded = own.every((part) => part.change.kind === 'added' && part.change.path.length > depth);
    const isList = own.some((part) => part.change.path.slice(depth).some((segment) => typeof segment === 'number'));
    if (!isAdded || (isList && own.length < of)) return own.map((part) => part.change);
    const after = own.reduce<Tree | undefined>((tree, part) => put(tree, part.change, depth), undefined);
    return [{ path: change.path.slice(0, depth), kind: 'added', after }];
  });
}

/** The tree with the value of a change at its place, `at` segments down its path. */
function put(tree: Tree | undefined, change: Change, at: number): Tree {
  const segment = change.path[at];
  if (segment === undefined) return change.after!;
  if (typeof segment === 'number') {
    const list = Array.isArray(tree) ? [...tree] : [];
    list[segment] = put(list[segment], change, at + 1);
    return list;
  }
  const key = String(segment);
  const object = (tree ?? {}) as { [key: string]: Tree };
  return { ...object, [key]: put(object[key], change, at + 1) };
}
