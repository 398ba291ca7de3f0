import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readData } from './read-data.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lamwright-data-'));
  await writeFile(join(dir, 'Tea list.txt'), 'Tea\n');
  await writeFile(join(dir, 'other.txt'), 'Milk\n');
});
afterAll(() => rm(dir, { recursive: true }));
const at = (name: string) => pathToFileURL(join(dir, name)).href;

test('the document that is open is called the same, whatever its file is called; other files keep their names', async () => {
  expect(await readData(dir, at('Tea list.txt'))).toEqual({ 'document.txt': ['Tea'], 'other.txt': ['Milk'] });
  expect(Object.keys(await readData(dir, at('other.txt')))).toEqual(['Tea list.txt', 'document.txt']);
  expect(Object.keys(await readData(dir, 'http://127.0.0.1:1/'))).toEqual(['Tea list.txt', 'other.txt']);
});

test('where another file is called so, both keep their names', async () => {
  await writeFile(join(dir, 'document.txt'), 'Salt\n');
  expect(Object.keys(await readData(dir, at('other.txt'))).sort()).toEqual([
    'Tea list.txt',
    'document.txt',
    'other.txt',
  ]);
  await rm(join(dir, 'document.txt'));
});
