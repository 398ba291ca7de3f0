import type { Segment, Tree } from '../../records/episode/effect.ts';
import { isWithin } from '../noise/places.ts';
import { isObject, memberAt } from './tree.ts';

/** It stands for any segment; in a longer text for a part, as in "*.txt". */
const anything = '*';

/** What the star of a pattern stands for in a text; null where it does not fit. */
function starred(pattern: string, text: string): string | null {
  const at = pattern.indexOf(anything);
  if (at < 0) return null;
  const [head, tail] = [pattern.slice(0, at), pattern.slice(at + 1)];
  const fits = text.length > head.length + tail.length && text.startsWith(head) && text.endsWith(tail);
  return fits ? text.slice(head.length, text.length - tail.length) : null;
}

/** Whether a path is the one that a pattern means. */
export const fitsPath = (pattern: readonly Segment[], path: readonly Segment[]): boolean =>
  pattern.length === path.length && isWithin(path, [pattern]);

/** What a path with stars leads to, each with the texts that its stars stand for. */
export function allAt(tree: Tree, pattern: readonly Segment[]): { value: Tree; stars: string[] }[] {
  let found: { value: Tree; stars: string[] }[] = [{ value: tree, stars: [] }];
  for (const segment of pattern) {
    found = found.flatMap(({ value, stars }) =>
      membersAt(value, segment).map((member) => ({ value: member.value, stars: [...stars, ...member.stars] })),
    );
  }
  return found;
}

function membersAt(tree: Tree, segment: Segment): { value: Tree; stars: string[] }[] {
  if (typeof segment !== 'string' || !segment.includes(anything)) {
    const value = memberAt(tree, segment);
    return value === undefined ? [] : [{ value, stars: [] }];
  }
  if (Array.isArray(tree)) return segment === anything ? tree.map((value) => ({ value, stars: [String(value)] })) : [];
  if (!isObject(tree)) return [];
  return Object.entries(tree).flatMap(([key, value]) => {
    const star = starred(segment, key);
    return star === null ? [] : [{ value, stars: [star] }];
  });
}

/** The names of the objects at a path: what a star in its last segment stands for, be it a key or a text in a list; else the texts there. */
export function namesAt(tree: Tree, pattern: readonly Segment[]): string[] {
  const isKey = String(pattern.at(-1)).includes(anything);
  const names = allAt(tree, pattern).map(({ value, stars }) => (isKey ? stars.at(-1) : value));
  return [...new Set(names.filter((name) => typeof name === 'string' && name.trim() !== ''))] as string[];
}

/** Those that a person gave: others begin with a sign, or are made of another by the application ("Draft of 'Tea'"). */
export function ownNames(names: readonly string[]): string[] {
  const known = new Set(names);
  const isMade = (name: string) => {
    const inner = /^[^'"“]+['"“](.+)['"”]$/u.exec(name)?.[1];
    return inner !== undefined && (known.has(inner) || names.some((other) => other !== name && other.includes(inner)));
  };
  return names.filter((name) => /^[\p{L}\p{N}]/u.test(name) && !isMade(name));
}

/** Words of the texts at a path that stand there once, whatever their ends look like. */
export function wordsAt(tree: Tree, pattern: readonly Segment[]): string[] {
  const texts = allAt(tree, pattern).flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
  const words = texts.flatMap((text) => text.match(/\p{L}{3,}/gu) ?? []);
  const whole = texts.join('\n').toLowerCase();
  return words.filter((word) => whole.split(word.toLowerCase()).length === 2);
}

/** A path in words, for reasons. */
export const pathText = (path: readonly Segment[]): string =>
  path.map((segment) => (typeof segment === 'object' ? `${segment.key}=${segment.is}` : segment)).join('/');
