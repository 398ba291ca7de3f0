import { diffArrays } from 'diff';
import type { Pair } from './pair.ts';
import { isObject, type Plain, textIn } from './plain.ts';
import { isRichText, richTextPairs } from './rich-text.ts';

type Members = { [key: string]: Plain }[];

/** Fields that members of a list are known by, where no two have the same. */
const keyFields = ['id', 'title', 'name', 'key', 'label'];
/** Fields that say what a member is called. */
const captionFields = ['title', 'name', 'label', 'key', 'id'];

/** Lists that differ in more places are compared place by place. */
const mostEdits = 1000;
/** So many pairs are tried for likeness. */
const mostPairs = 2500;
/** Members as alike as this are one that was changed, not one that went and one that came. */
const alike = 0.5;
const captionLength = 40;

/** Which members of two lists are one: by the members' keys, by the look of its text, or by what stands where. */
export function matchLists(before: Plain[], after: Plain[], path: string[]): Pair[] {
  const key = before.every(isObject) && after.every(isObject) ? keyOf(before, after) : undefined;
  if (key !== undefined) return byKey(before as Members, after as Members, key, path);
  if (isRichText(before, after)) return richTextPairs(before, after, path);
  return byPlace(before, after, path);
}

const keyOf = (before: Members, after: Members): string | undefined =>
  keyFields.find((field) =>
    [before, after].every((list) => {
      const keys = list.map((member) => member[field]);
      return (
        keys.every((key) => key !== '' && ['string', 'number'].includes(typeof key)) &&
        new Set(keys).size === keys.length
      );
    }),
  );

function byKey(before: Members, after: Members, field: string, path: string[]): Pair[] {
  const then = new Map(before.map((member) => [member[field], member]));
  const now = new Map(after.map((member) => [member[field], member]));
  const keys = [...now.keys(), ...[...then.keys()].filter((key) => !now.has(key))];
  const moved = movedAmong(
    [...then.keys()].filter((key) => now.has(key)),
    [...now.keys()].filter((key) => then.has(key)),
  );
  const placeIn = (members: typeof now, key: Plain | undefined) => [...members.keys()].indexOf(key) + 1;
  return keys.map((key): Pair => {
    const [old, current] = [then.get(key), now.get(key)];
    const pair = { path: [...path, calledBy(old ?? current!) ?? String(key)], before: old, after: current };
    return moved.has(key) ? { ...pair, moved: { before: placeIn(then, key), after: placeIn(now, key) } } : pair;
  });
}

/** The fewest members that have to be moved to make one order the other. */
function movedAmong(before: (Plain | undefined)[], after: (Plain | undefined)[]): Set<Plain | undefined> {
  const parts = diffArrays(before, after, { maxEditLength: mostEdits });
  return new Set(parts ? parts.filter(({ added }) => added).flatMap(({ value }) => value) : after);
}

function byPlace(before: Plain[], after: Plain[], path: string[]): Pair[] {
  const [first, second] = [before[0], after[0]];
  if (before.length === 1 && after.length === 1 && isObject(first) && isObject(second))
    return [{ path, before: first, after: second }];
  const texts = (list: Plain[]) => list.map((member) => JSON.stringify(member));
  const parts = diffArrays(texts(before), texts(after), { maxEditLength: mostEdits });
  if (!parts) return placeByPlace(before, after, { path, was: 0, is: 0 });
  const pairs: Pair[] = [];
  let [was, is, gone, come] = [0, 0, 0, 0];
  const take = () => {
    pairs.push(...replaced(before.slice(was, was + gone), after.slice(is, is + come), { path, was, is }));
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
  return pairs;
}

/** Where in a list members stood before, and where they stand now. */
type At = { path: string[]; was: number; is: number };

const placeByPlace = (gone: Plain[], come: Plain[], { path, was }: At): Pair[] =>
  Array.from({ length: Math.max(gone.length, come.length) }, (_, i) => ({
    path: memberPath(path, gone[i] ?? come[i]!, was + i),
    before: gone[i],
    after: come[i],
  }));

/** Members that went and members that came in the same place; in order, those that are alike are the same. */
function replaced(gone: Plain[], come: Plain[], at: At): Pair[] {
  if (gone.length * come.length > mostPairs) return placeByPlace(gone, come, at);
  const left = come.map((member, i) => ({ member, i }));
  const pairs = gone.map((member, i): Pair => {
    const twin = left.findIndex((other) => likeness(member, other.member) >= alike);
    const [found] = twin < 0 ? [] : left.splice(twin, 1);
    return { path: memberPath(at.path, member, at.was + i), before: member, after: found?.member };
  });
  return [
    ...pairs,
    ...left.map(({ member, i }) => ({
      path: memberPath(at.path, member, at.is + i),
      before: undefined,
      after: member,
    })),
  ];
}

/** Of two objects or long texts, the share of words that they have in common; short values are equal or they are not. */
function likeness(a: Plain, b: Plain): number {
  if (Array.isArray(a) && Array.isArray(b)) return 1;
  if (typeof a !== typeof b || (typeof a === 'string' && a.length < captionLength)) return 0;
  const [first, second] = [a, b].map((value) => new Set(JSON.stringify(value).match(/[\p{L}\p{N}]+/gu) ?? []));
  const shared = [...first!].filter((word) => second!.has(word)).length;
  return (2 * shared) / Math.max(1, first!.size + second!.size);
}

/** A value stands in its list; an object and a list are named by kind, place and text. */
function memberPath(path: string[], member: Plain, index: number): string[] {
  if (typeof member !== 'object' || member === null) return path;
  const kind = isObject(member) && typeof member.kind === 'string' ? `${member.kind} ` : '';
  const text = calledBy(member) ?? textIn(member);
  const cut = text.length > captionLength ? `${text.slice(0, captionLength)}…` : text;
  return [...path, `${kind}${index + 1}${cut ? ` "${cut}"` : ''}`];
}

const calledBy = (member: Plain): string | undefined =>
  captionFields
    .map((field) => (isObject(member) ? member[field] : undefined))
    .find((of): of is string => typeof of === 'string' && of !== '');
