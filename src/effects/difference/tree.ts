import type { Segment, Tree } from '../../records/episode/effect.ts';

export type TreeObject = { [key: string]: Tree };
/** A stretch of text of one look. */
export type Run = { text: string } & TreeObject;

export const isObject = (value: Tree | undefined): value is TreeObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value as a text: what it says, or how it is written as JSON. */
export const asText = (value: Tree | undefined): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? null);

/** All text that stands in a value, in order. */
export function textIn(value: Tree): string {
  if (Array.isArray(value)) {
    const isText = value.every((member) => isObject(member) && typeof member.text === 'string');
    return value.map(textIn).join(isText ? '' : ' ');
  }
  if (!isObject(value)) return '';
  const texts = Object.entries(value).map(([key, of]) => (key === 'text' && typeof of === 'string' ? of : textIn(of)));
  return texts.filter((text) => text !== '').join(' ');
}

/** What a path leads to; undefined where nothing stands there. */
export const valueAt = (tree: Tree | undefined, path: readonly Segment[]): Tree | undefined =>
  path.reduce<Tree | undefined>(memberAt, tree);

/** What stands in a text for a picture, a note or the like. */
const objectSign = '\uFFFC';

/** What a list says: its runs of one look each, else what the first of its members says that says anything, as the first cell of a row. */
export function saidIn(list: readonly Tree[]): string {
  if (isRuns(list))
    return list
      .map(({ text }) => text)
      .join('')
      .replaceAll(objectSign, '');
  for (const member of list) {
    const [said] = isObject(member) ? saidOf(member) : [];
    if (said) return said.is;
  }
  return '';
}

/** What the lists of an object say, those that say something, each as a segment that leads to the object. */
export const saidOf = (member: TreeObject): { key: string; is: string }[] =>
  Object.entries(member).flatMap(([key, value]) => {
    const is = Array.isArray(value) ? saidIn(value) : '';
    return is === '' ? [] : [{ key, is }];
  });

export const isRuns = (list: readonly Tree[]): list is Run[] =>
  list.length > 0 && list.every((member) => isObject(member) && typeof member.text === 'string' && member.text !== '');

/** Whether a value is what a segment says, or is a list that says so. */
const isSaid = (value: Tree | undefined, is: Tree): boolean =>
  value === is || (Array.isArray(value) && saidIn(value) === is);

/** What a segment leads to. */
export function memberAt(tree: Tree | undefined, segment: Segment): Tree | undefined {
  if (typeof segment === 'object')
    return Array.isArray(tree)
      ? tree.find((member) => isObject(member) && isSaid(member[segment.key], segment.is))
      : undefined;
  if (Array.isArray(tree)) return typeof segment === 'number' ? tree[segment] : undefined;
  return isObject(tree) && Object.hasOwn(tree, segment) ? tree[segment] : undefined;
}

export const isSameSegment = (a: Segment | undefined, b: Segment | undefined): boolean =>
  typeof a === 'object' && typeof b === 'object' ? a.key === b.key && a.is === b.is : a === b;
