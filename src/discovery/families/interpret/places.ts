import type { Segment, Tree } from '../../../records/episode/effect.ts';
import { todayAs, todayName } from './today.ts';

/** What stands for the text that a place held before the task. */
export const beforeName = 'before';

const place = /\{\{|\}\}|\{([\w-]+)(?::(\w+))?\}/g;

/** What an application makes of a value that it is given, where that is plain: `{title:slug}`. */
export const derivations: Record<string, (value: string) => string> = {
  lower: (value) => value.toLowerCase(),
  upper: (value) => value.toUpperCase(),
  slug: (value) =>
    value
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, ''),
  joined: (value) => value.toLowerCase().replace(/\s+/g, ''),
  dashes: (value) => value.replace(/\s+/g, '-'),
  underlines: (value) => value.replace(/\s+/g, '_'),
  address: (value) => encodeURIComponent(value),
};

/** A text as it stands in a record: its own braces doubled, so that none is a place. */
export const literally = (text: string): string => text.replace(/[{}]/g, '$&$&');

/** Puts values into the {places} of a text, and today's date; a place without a value stays as it is. What a value is saved as may be given as the value "name:means". */
export function fillText(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(place, (all, name?: string, how?: string) => {
    if (name === undefined) return all[0]!;
    if (name === todayName) return todayAs(how ?? '') ?? all;
    const value = values[name];
    if (value === undefined) return all;
    return how === undefined ? value : (values[`${name}:${how}`] ?? derivations[how]?.(value) ?? all);
  });
}

/** Puts values into some of the {places} of a text, which stays a text with places. */
export function fillSome(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(place, (all, name?: string, how?: string) => {
    const value = name === undefined ? undefined : values[name];
    if (value === undefined) return all;
    return literally(how === undefined ? value : (derivations[how]?.(value) ?? value));
  });
}

/** The names of the places of a text that want a value, in their order. */
export const namesIn = (text: string): string[] =>
  [...text.matchAll(place)].flatMap(([, name]) => (name === undefined || name === todayName ? [] : [name]));

/** Puts values into the places of a tree; a text of a list that has several lines then is as many texts, as lines are where texts are read by lines. */
export function fillTree(tree: Tree, values: Readonly<Record<string, string>>): Tree {
  return mapTexts(tree, (text) => fillText(text, values), true);
}

/** The same tree with each text in it, keys included, made another. */
export function mapTexts(tree: Tree, make: (text: string) => string, isByLine = false): Tree {
  if (typeof tree === 'string') return make(tree);
  if (Array.isArray(tree))
    return tree.flatMap((member) => {
      const made = mapTexts(member, make, isByLine);
      return isByLine && typeof made === 'string' ? made.split('\n') : [made];
    });
  if (tree === null || typeof tree !== 'object') return tree;
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [make(key), mapTexts(value, make, isByLine)]));
}

/** The same path with each text in it made another. */
export const mapPath = (path: readonly Segment[], make: (text: string) => string): Segment[] =>
  path.map((segment) => {
    if (typeof segment === 'string') return make(segment);
    if (typeof segment === 'number' || typeof segment.is === 'number') return segment;
    return { ...segment, is: make(segment.is) };
  });
