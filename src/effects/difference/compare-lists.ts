import { diffArrays } from 'diff';
import type { Change, Segment, Tree } from '../../records/episode/effect.ts';
import type { Compare } from './compare.ts';
import { isRichText, richTextChanges, saidBy } from './rich-text.ts';
import { isObject, type TreeObject } from './tree.ts';
import { twinsOf } from './twins.ts';

/** Fields that members of a list are known by, where no two have the same. */
const keyFields = ['id', '_id', 'uuid', 'title', 'name', 'key', 'label', 'kind'];
/** Fields that say what a member is called, the telling ones first. */
export const captionFields = ['title', 'name', 'label', 'key', 'id'];

/** Lists that differ in more places are compared place by place. */
const mostEdits = 1000;
/** So many pairs are tried for likeness. */
const mostPairs = 2500;

/** Changes of a list: by the members' keys, by the look of its text, or by what stands where. */
export function compareLists(before: Tree[], after: Tree[], path: Segment[], compare: Compare): Change[] {
  const key = before.every(isObject) && after.every(isObject) ? keyOf(before, after) : undefined;
  if (key !== undefined)
    return byKey({ before: before as TreeObject[], after: after as TreeObject[] }, key, path, compare);
  if (isRichText(before, after)) return richTextChanges(before, after, path, compare);
  return byPlace(before, after, path, compare);
}

const keyOf = (before: TreeObject[], after: TreeObject[]): string | undefined =>
  keyFields.find((field) =>
    [before, after].every((list) => {
      const keys = list.map((member) => member[field]);
      const isTold = field !== 'kind' || list.length > 1;
      return isTold && keys.every(isKey) && new Set(keys).size === keys.length;
    }),
  );

const isKey = (value: Tree | undefined): value is string | number =>
  value !== '' && (typeof value === 'string' || typeof value === 'number');

function byKey(
  lists: Record<'before' | 'after', TreeObject[]>,
  field: string,
  path: Segment[],
  compare: Compare,
): Change[] {
  const { before, after } = lists;
  const then = new Map(before.map((member) => [member[field], member]));
  const now = new Map(after.map((member) => [member[field], member]));
  const keys = [...now.keys(), ...[...then.keys()].filter((key) => !now.has(key))];
  const moved = movedAmong(
    [...then.keys()].filter((key) => now.has(key)),
    [...now.keys()].filter((key) => then.has(key)),
  );
  const [nameThen, nameNow] = [segmentsOf(before, field), segmentsOf(after, field)];
  return keys.flatMap((key): Change[] => {
    const [old, current] = [then.get(key), now.get(key)];
    const at = [...path, old ? nameThen(old, 0) : nameNow(current!, 0)];
    const changes = compare(old, current, at);
    if (!moved.has(key)) return changes;
    const [was, is] = [before.indexOf(old!), after.indexOf(current!)];
    return [...changes, { path: at, kind: 'moved', before: was, after: is }];
  });
}

/** Names a member by the first field that says what it is called and that no other has so, else by `field`, else by what it says, else by its place. */
function segmentsOf(list: readonly Tree[], field?: string): (member: Tree, place: number) => Segment {
  const of = (member: Tree, name: string) => (isObject(member) ? member[name] : undefined);
  const counts = new Map(captionFields.map((name) => [name, countsOf(list.map((member) => of(member, name)))]));
  const said = countsOf(list.map((member) => saidBy(member)?.is));
  return (member, place) => {
    const isOwn = (name: string) => isKey(of(member, name)) && counts.get(name)!.get(of(member, name)) === 1;
    const key = captionFields.find(isOwn) ?? field;
    if (key !== undefined) return { key, is: (member as TreeObject)[key] as string | number };
    const says = saidBy(member);
    return says && said.get(says.is) === 1 ? says : place;
  };
}

function countsOf(values: readonly (Tree | undefined)[]): Map<Tree | undefined, number> {
  const counts = new Map<Tree | undefined, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** The fewest members that have to be moved to make one order the other. */
function movedAmong(before: (Tree | undefined)[], after: (Tree | undefined)[]): Set<Tree | undefined> {
  const parts = diffArrays(before, after, { maxEditLength: mostEdits });
  return new Set(parts ? parts.filter(({ added }) => added).flatMap(({ value }) => value) : after);
}

function byPlace(before: Tree[], after: Tree[], path: Segment[], compare: Compare): Change[] {
  if (before.length === 1 && after.length === 1 && isObject(before[0]) && isObject(after[0]))
    return compare(before[0], after[0], [...path, 0]);
  const texts = (list: Tree[]) => list.map((member) => JSON.stringify(member));
  const parts = diffArrays(texts(before), texts(after), { maxEditLength: mostEdits });
  const names = { old: segmentsOf(before), new: segmentsOf(after) };
  if (!parts) return placeByPlace(before, after, { path, was: 0, is: 0, names, compare });
  const changes: Change[] = [];
  let [was, is, gone, come] = [0, 0, 0, 0];
  const take = () => {
    changes.push(
      ...replaced(before.slice(was, was + gone), after.slice(is, is + come), { path, was, is, names, compare }),
    );
    [was, is, gone, come] = [was + gone, is + come, 0, 0];
  };
  for (const { added, removed, count } of parts) {
    if (removed) gone += count;
    else if (added) come += count;
    else {
      take();
      [was, is] = [was + count, is + count];
    }
  }
  take();
  return changes;
}

/** Where in a list members stood before, where they stand now, and how both lists name theirs. */
type At = {
  path: Segment[];
  was: number;
  is: number;
  names: Record<'old' | 'new', ReturnType<typeof segmentsOf>>;
  compare: Compare;
};

const placeByPlace = (gone: Tree[], come: Tree[], { path, was, is, names, compare }: At): Change[] =>
  Array.from({ length: Math.max(gone.length, come.length) }, (_, i) => i).flatMap((i) => {
    const segment = i < gone.length ? names.old(gone[i]!, was + i) : names.new(come[i]!, is + i);
    return compare(gone[i], come[i], [...path, segment]);
  });

/** Members that went and members that came in the same place; in order, those that are alike are the same, and as many single values are. */
function replaced(gone: Tree[], come: Tree[], at: At): Change[] {
  const { path, was, is, names, compare } = at;
  const isSingle = gone.length === come.length && [...gone, ...come].every((member) => typeof member !== 'object');
  if (isSingle || gone.length * come.length > mostPairs) return placeByPlace(gone, come, at);
  const twins = twinsOf(gone, come);
  const taken = new Set(twins.values());
  const changes = gone.flatMap((member, i) => {
    const twin = twins.get(i);
    return compare(member, twin === undefined ? undefined : come[twin], [...path, names.old(member, was + i)]);
  });
  const added = come.flatMap((member, i) =>
    taken.has(i) ? [] : compare(undefined, member, [...path, names.new(member, is + i)]),
  );
  return [...changes, ...added];
}
