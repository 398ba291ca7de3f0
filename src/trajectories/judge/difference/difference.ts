import { isObject, textIn } from '../../../effects/difference/tree.ts';
import type { Tree } from '../../../records/episode/effect.ts';
import { type Change, changesBetween } from './changes.ts';
import { cut, textChange } from './text-change.ts';

/** What a value may take, in characters; of what was removed less. */
const mostOfValue = { added: 300, removed: 80 };
const mostOfName = 60;
/** Characters of English and JSON that a token holds on average. */
const perToken = 3.5;

/**
 * What an application has saved otherwise than before, in words, a line a change: `tiddlers › Apple Cake › tags: added "baking"`.
 * Takes saved states of any shape (JSON, Maps, Sets, bytes). The same states give the same lines; times that the application writes
 * by itself are not told. Lines beyond about so many tokens are counted: `… and 4 more changes`.
 */
export const describeDifference = (before: unknown, after: unknown, { tokens = 400 } = {}): string[] =>
  withinTokens(changesBetween(before, after).map(inWords), tokens);

/** The first lines that about so many tokens hold, at least one, and how many more there are. */
export function withinTokens(lines: readonly string[], tokens: number): string[] {
  const told: string[] = [];
  let room = tokens * perToken;
  for (const line of lines) {
    room -= line.length;
    if (room < 0 && told.length > 0) break;
    told.push(line);
  }
  const more = lines.length - told.length;
  return more === 0 ? told : [...told, `… and ${more} more change${more === 1 ? '' : 's'}`];
}

/** One change in words, on one line; what the application holds stands between quotation marks or in the path. */
export function inWords({ path, kind, before, after }: Change): string {
  const place = path.map((name) => cut(name.replace(/\s+/g, ' '), mostOfName)).join(' › ') || 'all';
  switch (kind) {
    case 'added':
      return `${place}: added${addedInWords(after!, path)}`;
    case 'removed':
      return `${place}: removed${removedInWords(before!)}`;
    case 'moved':
      return typeof before === 'number' && typeof after === 'number'
        ? `${place}: moved from place ${before + 1} to ${after + 1}`
        : `${place}: was called ${json(before!)}`;
    case 'changed':
      return `${place}: ${typeof before === 'string' && typeof after === 'string' ? textChange(before, after) : `${json(before!)} became ${json(after!)}`}`;
  }
}

function addedInWords(value: Tree, path: readonly string[]): string {
  const told = filled(value, path.at(-1));
  return told === undefined ? '' : ` ${json(told)}`;
}

/** Of what is gone its text is enough. */
function removedInWords(value: Tree): string {
  const told = typeof value === 'object' && value !== null ? textIn(value) : value;
  return told === '' || told === null
    ? ''
    : ` ${JSON.stringify(typeof told === 'string' ? cut(told, mostOfValue.removed) : told)}`;
}

/** Without what is empty and without what the path says already. */
function filled(value: Tree, known?: string): Tree | undefined {
  if (value === null || value === '' || value === known) return undefined;
  if (Array.isArray(value)) {
    const members = value.map((member) => filled(member)).filter((member) => member !== undefined);
    return members.length > 0 ? members : undefined;
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value).flatMap(([key, of]) => {
    const told = filled(of, known);
    return told === undefined ? [] : [[key, told] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** Times that the application wrote into a text. */
const timesWithin = /\b(?:19|20)\d{12}(?:\d{3})?\b|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?Z?/g;

const json = (value: Tree) =>
  cut(
    JSON.stringify(value, (_key, of: unknown) => (typeof of === 'string' ? cut(of) : of)).replace(
      timesWithin,
      '(time)',
    ),
    mostOfValue.added,
  );
