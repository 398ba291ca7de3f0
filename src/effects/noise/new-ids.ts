import type { Tree } from '../../records/episode/effect.ts';
import { isObject } from '../difference/tree.ts';
import { isClock } from './clocks.ts';

/** Not what follows "#": that is a colour. */
const tokens = /(?<![#A-Za-z0-9])(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Za-z0-9]{8,})/gi;

/** What a program makes by chance or from the clock to tell things apart: no word, no number that a person writes. */
const forms = [
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  /^(?=.*\d)(?=.*[a-f])[0-9a-f]{8,}$|^(?=.*\d)(?=.*[A-F])[0-9A-F]{8,}$/,
  /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9]{10,}$/,
  /^[a-z]{1,12}\d{7,}$/i,
  /^\d{9,}$/,
];
const isRandom = (token: string) => !isClock(token) && forms.some((form) => form.test(token));

/**
 * The tree `after` with the random ids that `before` does not have called "(id 1)", "(id 2)" in order of appearance, wherever they stand, so that
 * two runs that did the same give the same. What stands in `keep` (values that were typed) is left as it is.
 */
export function nameNewIds(before: Tree, after: Tree, keep: readonly string[] = []): Tree {
  const found = new Set<string>();
  gather(before, after, found);
  if (found.size === 0) return after;
  const [old, typed] = [JSON.stringify(before), keep.join('\n')];
  const ids = new Set([...found].filter((token) => !old.includes(token) && !typed.includes(token)));
  if (ids.size === 0) return after;
  const names = new Map<string, string>();
  return rename(before, after, ids, names);
}

function gather(before: Tree | undefined, after: Tree, found: Set<string>): void {
  if (before === after) return;
  if (typeof after === 'string') return void take(after, found);
  if (Array.isArray(after)) {
    const old = new Set(Array.isArray(before) ? before : []);
    for (const [i, member] of after.entries())
      if (!old.has(member)) gather(Array.isArray(before) ? before[i] : undefined, member, found);
    return;
  }
  if (!isObject(after)) return;
  for (const [key, member] of Object.entries(after)) {
    if (!isObject(before) || !Object.hasOwn(before, key)) take(key, found);
    gather(isObject(before) ? before[key] : undefined, member, found);
  }
}

function take(text: string, found: Set<string>): void {
  for (const [token] of text.matchAll(tokens)) if (isRandom(token)) found.add(token);
}

/** What `before` has at the same place holds no new id. */
function rename(before: Tree | undefined, value: Tree, ids: ReadonlySet<string>, names: Map<string, string>): Tree {
  if (value === before) return value;
  if (typeof value === 'string') {
    return value.replace(tokens, (token) => {
      if (!ids.has(token)) return token;
      if (!names.has(token)) names.set(token, `(id ${names.size + 1})`);
      return names.get(token)!;
    });
  }
  if (Array.isArray(value))
    return sameOr(
      value,
      value.map((member, i) => rename(Array.isArray(before) ? before[i] : undefined, member, ids, names)),
    );
  if (!isObject(value)) return value;
  const keys = inOrder(value, ids);
  const entries = keys.map((key): [string, Tree] => [
    rename(isObject(before) && Object.hasOwn(before, key) ? key : undefined, key, ids, names) as string,
    rename(isObject(before) ? before[key] : undefined, value[key]!, ids, names),
  ]);
  const isSame = entries.every(([key, member], i) => key === keys[i] && member === value[keys[i]!]);
  return isSame ? value : Object.fromEntries(entries);
}

const sameOr = (old: Tree[], now: Tree[]) => (now.every((member, i) => member === old[i]) ? old : now);

/** Keys that are random themselves come last, in the order of what they hold. */
function inOrder(value: { [key: string]: Tree }, ids: ReadonlySet<string>): string[] {
  const masked = (text: string) => text.replace(tokens, (token) => (ids.has(token) ? '*' : token));
  const keys = Object.keys(value);
  const random = keys.filter((key) => masked(key) !== key);
  if (random.length < 2) return keys;
  const sorted = random
    .map((key) => ({ key, by: masked(JSON.stringify([key, value[key]])) }))
    .sort((a, b) => (a.by < b.by ? -1 : Number(a.by > b.by)))
    .map(({ key }) => key);
  return [...keys.filter((key) => !random.includes(key)), ...sorted];
}
