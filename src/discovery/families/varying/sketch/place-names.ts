import type { Parameter } from '../../../../records/discovery/discovered-family.ts';
import { singular } from '../../../singular.ts';

/** A value that a place may stand for, with what is known of the place. */
export type Found = Pick<Parameter, 'kind' | 'field' | 'at' | 'word'> & { value: string };
export type NamedFound = Found & { name: string };

/** Names for places, each once: of an object what holds it, else the field. */
export function nameAll(found: readonly Found[]): NamedFound[] {
  const taken = new Set<string>(['before']);
  return found.map((one) => {
    const words = one.kind === 'object' && !one.word ? nounOf(one.at ?? []) : (one.field ?? 'value');
    const base = identifier(words) || (one.kind === 'object' ? 'item' : 'value');
    let name = base;
    for (let n = 2; taken.has(name); n++) name = `${base}${n}`;
    taken.add(name);
    return { ...one, name };
  });
}

/** What the objects at a path are called: the folder or the list that holds them, in the singular. */
function nounOf(at: NonNullable<Parameter['at']>): string {
  const star = at.findLastIndex((segment) => String(segment).includes('*'));
  const folder = /([^/]+)\/\*/.exec(String(at[star] ?? ''))?.[1];
  const list = at
    .slice(0, Math.max(0, star))
    .findLast((segment) => typeof segment === 'string' && !segment.includes('*'));
  return singular(folder ?? (list as string | undefined) ?? '');
}

/** "Tag name:" as a name for a place: tagName. */
export function identifier(words: string): string {
  const parts = words.match(/[A-Za-z\d]+/g)?.slice(0, 3) ?? [];
  const [first = '', ...rest] = parts.map((part) => part.toLowerCase());
  return [first, ...rest.map((part) => part[0]!.toUpperCase() + part.slice(1))].join('').replace(/^\d+/, '');
}
