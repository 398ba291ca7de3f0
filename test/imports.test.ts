import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** Rooms from the ground up; those of one floor may not import each other. */
const floors = [
  ['records'],
  ['environments', 'effects', 'models', 'store'],
  ['chat'],
  ['app-pack'],
  ['plans', 'tasks', 'agent'],
  ['trajectories', 'training'],
  ['discovery'],
  ['evaluation', 'exchange'],
  ['pipeline'],
  ['studio'],
  ['cli'],
];
/** The public API is a list of names: it gathers rooms, and rooms never import it. */
const publicApi = 'index.ts';

test('imports between rooms run downwards only', () => {
  expect(sourcesIn('src').flatMap(upwardImports)).toEqual([]);
});

test('every folder of src is a room with a floor', () => {
  const rooms = readdirSync(join(root, 'src')).filter((name) => statSync(join(root, 'src', name)).isDirectory());
  expect(rooms.filter((room) => floorOf(room) === undefined)).toEqual([]);
});

/** Packs some of whose families are those of another, done otherwise. */
const kin: Record<string, string> = { word: 'writer', wordpad: 'writer' };

test('app packs import the public API, their own files, those of their kin, and packages alone', () => {
  expect(sourcesIn('apps').flatMap(foreignImports)).toEqual([]);
});

test('no file imports itself by way of others, types included', () => {
  expect(circlesAmong([...sourcesIn('src'), ...sourcesIn('apps')])).toEqual([]);
});

/** Each circle with the files along it. */
function circlesAmong(files: string[]): string[] {
  const circles: string[] = [];
  const followed = new Set<string>();
  const follow = (file: string, trail: string[]): void => {
    const begin = trail.indexOf(file);
    if (begin >= 0) circles.push([...trail.slice(begin), file].map(show).join(' → '));
    if (begin >= 0 || followed.has(file)) return;
    const near = importsOf(file).filter((specifier) => specifier.startsWith('.'));
    for (const specifier of near) follow(resolve(dirname(file), specifier), [...trail, file]);
    followed.add(file);
  };
  for (const file of files) follow(file, []);
  return circles;
}

function upwardImports(file: string): string[] {
  const [from] = relative(join(root, 'src'), file).split(sep);
  if (from === publicApi) return [];
  return importsOf(file).flatMap((specifier) => {
    if (specifier === '#lamwright') return [`${show(file)} imports the public API`];
    if (!specifier.startsWith('.')) return [];
    const target = relative(join(root, 'src'), resolve(dirname(file), specifier));
    const [to] = target.split(sep);
    if (to === '..') return [`${show(file)} imports ${specifier} from outside of src`];
    if (to === from) return [];
    const below = (floorOf(to!) ?? Number.POSITIVE_INFINITY) < (floorOf(from!) ?? -1);
    return below ? [] : [`${show(file)} imports ${target}: from ${from} up or across to ${to}`];
  });
}

function foreignImports(file: string): string[] {
  const [pack] = relative(join(root, 'apps'), file).split(sep);
  return importsOf(file).flatMap((specifier) => {
    if (!specifier.startsWith('.')) return [];
    const target = relative(join(root, 'apps'), resolve(dirname(file), specifier));
    const [of] = target.split(sep);
    return of === pack || of === kin[pack!] ? [] : [`${show(file)} imports ${specifier}: use '#lamwright'`];
  });
}

function floorOf(room: string): number | undefined {
  const floor = floors.findIndex((rooms) => rooms.includes(room));
  return floor < 0 ? undefined : floor;
}

function importsOf(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
  return [...source.matchAll(pattern)].map((match) => (match[1] ?? match[2] ?? match[3])!);
}

function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|mjs)$/.test(name) && !name.split(sep).includes('templates'))
    .map((name) => join(root, folder, name));
}

const show = (file: string) => relative(root, file);
