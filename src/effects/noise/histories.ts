import type { Segment, Tree } from '../../records/episode/effect.ts';
import { isObject } from '../difference/tree.ts';

/** What a program calls the table that keeps how another one's rows were before: "bill_version" beside "bill". */
const ending = /_(?:versions?|history|histories|revisions?|audits?|log|logs)$/i;

/**
 * Where databases keep their history: the tables of earlier versions of rows, and those that say when each version came, which versions point to and the
 * rows themselves do not. Each change of a row is in them as well.
 */
export function historiesIn(tree: Tree): Segment[][] {
  if (!isObject(tree)) return [];
  return Object.entries(tree).flatMap(([file, tables]) =>
    isObject(tables) ? historyTables(tables).map((name) => [file, name]) : [],
  );
}

function historyTables(tables: { [name: string]: Tree }): string[] {
  const names = Object.keys(tables).filter((name) => Array.isArray(tables[name]));
  const histories = names.filter((name) => ending.test(name) && names.includes(name.replace(ending, '')));
  const pointed = histories.flatMap((name) => {
    const own = new Set(columnsOf(tables[name.replace(ending, '')]));
    return columnsOf(tables[name]).filter((column) => !own.has(column));
  });
  const isPointedTo = (name: string) => histories.length > 1 && pointed.includes(`${name}_id`);
  return [...histories, ...names.filter((name) => !histories.includes(name) && isPointedTo(name))];
}

const columnsOf = (table: Tree | undefined): string[] =>
  Array.isArray(table) ? [...new Set(table.flatMap((row) => (isObject(row) ? Object.keys(row) : [])))] : [];
