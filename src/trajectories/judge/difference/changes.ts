import { changesBetween as treeChanges } from '../../../effects/difference/changes.ts';
import { captionFields } from '../../../effects/difference/compare-lists.ts';
import { isObject, memberAt, textIn } from '../../../effects/difference/tree.ts';
import type { Segment, Tree, Change as TreeChange } from '../../../records/episode/effect.ts';
import { plain } from './plain.ts';

/** One thing that is saved otherwise than before, with its path as it is told: members of lists by what they are called. */
export type Change = Omit<TreeChange, 'path' | 'from'> & { path: string[] };

const captionLength = 40;

/** What differs between two saved states of any shape, in the order of the state's own keys and lists. Clocks do not count. */
export function changesBetween(before: unknown, after: unknown): Change[] {
  const [then, now] = [plain(before), plain(after)];
  return treeChanges(then, now).map(({ from: _, ...change }) => ({ ...change, path: told(change, then, now) }));
}

/** A value stands in its list; an object and a list are named by kind, place and text. */
function told(change: TreeChange, before: Tree, after: Tree): string[] {
  let [was, is]: (Tree | undefined)[] = [before, after];
  return change.path.flatMap((segment, i) => {
    const isLast = i === change.path.length - 1;
    const alone = [was, is].every((list) => !Array.isArray(list) || list.length === 1);
    const lists = [was, is];
    [was, is] = [memberAt(was, segment), memberAt(is, segment)];
    const member = isLast && change.kind === 'added' ? change.after : (was ?? is);
    const place = isParagraph(segment, member) ? placeIn(lists, [was, is]) : segment;
    return nameOf(place, member, alone && !(isLast && change.kind !== 'changed'));
  });
}

/** Whether a member is named by what stands in it. */
const isParagraph = (segment: Segment, member: Tree | undefined): boolean =>
  typeof segment === 'object' && isObject(member) && Array.isArray(member[segment.key]);

/** Where it stood in its list, or stands now. */
const placeIn = (lists: readonly (Tree | undefined)[], members: readonly (Tree | undefined)[]): number => {
  const places = lists.map((list, i) =>
    Array.isArray(list) && members[i] !== undefined ? list.indexOf(members[i]) : -1,
  );
  return places.find((place) => place >= 0) ?? 0;
};

function nameOf(segment: Segment, member: Tree | undefined, alone: boolean): string[] {
  if (typeof segment === 'string') return [segment];
  if (typeof segment === 'object')
    return [segment.key === 'text' ? `"${segment.is}"` : (calledBy(member) ?? String(segment.is))];
  if (typeof member !== 'object' || member === null || (alone && isObject(member))) return [];
  const kind = isObject(member) && typeof member.kind === 'string' ? `${member.kind} ` : '';
  const text = calledBy(member) ?? textIn(member);
  const cut = text.length > captionLength ? `${text.slice(0, captionLength)}…` : text;
  return [`${kind}${segment + 1}${cut ? ` "${cut}"` : ''}`];
}

const calledBy = (member: Tree | undefined): string | undefined =>
  captionFields
    .map((field) => (isObject(member) ? member[field] : undefined))
    .find((of): of is string => typeof of === 'string' && of !== '');
