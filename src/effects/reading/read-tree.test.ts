import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readTree } from './read-tree.ts';
import type { Note } from './walk.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lamwright-tree-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));
const put = (files: Record<string, string | Buffer>) =>
  Promise.all(Object.entries(files).map(([name, content]) => writeFile(join(dir, name), content)));

test('files are read by what they hold', async () => {
  await mkdir(join(dir, 'sub'));
  await put({
    'a.json': '{"x":[1,2]}',
    'sub/Apple Cake.tid': 'title: Apple Cake\ntags: food [[for tea]]\nempty:\n\nSlice\nBake\n',
    'note.txt': 'one\r\ntwo\n',
    'mail.txt': 'From: Ada\nSubject: Tea\n\nAt four?',
    'bytes.bin': Buffer.from([0, 1, 2]),
    '.hidden': 'x',
    'half.tmp': 'x',
  });
  expect(await readTree(dir)).toEqual({
    'a.json': { x: [1, 2] },
    'bytes.bin': { bytes: 3, hash: 'ae4b3280e56e2faf' },
    'mail.txt': { From: 'Ada', Subject: 'Tea', text: ['At four?'] },
    'note.txt': ['one', 'two'],
    'sub/Apple Cake.tid': {
      title: 'Apple Cake',
      tags: ['food', 'for tea'],
      empty: '',
      text: ['Slice', 'Bake'],
    },
  });
});

test('what cannot be read as it stands is told: broken forms, links, large files, too many, a folder that is not there', async () => {
  await put({ 'broken.json': '{"x":', 'broken.odt': Buffer.from('PK\u0003\u0004rest'), 'large.txt': 'x'.repeat(100) });
  await symlink('/etc', join(dir, 'out'));
  const notes: Note[] = [];
  const tree = await readTree(dir, { onNote: (note) => notes.push(note), readBytes: 50 });
  expect(Object.keys(tree)).toEqual(['broken.json', 'broken.odt', 'large.txt']);
  expect(tree['broken.json']).toEqual(['{"x":']);
  expect(tree['large.txt']).toMatchObject({ bytes: 100 });
  expect(notes.map(({ path, why }) => `${path}: ${why}`).sort()).toEqual([
    expect.stringMatching(/^broken.json: not json as it should be, read as lines: /),
    expect.stringMatching(/^broken.odt: a damaged archive: /),
    'large.txt: 100 bytes: told by size and hash alone',
    'out: a link, not followed',
  ]);
  const beyond: Note[] = [];
  const told = await readTree(dir, { onNote: (note) => beyond.push(note), allBytes: 50 });
  expect(told['large.txt']).toEqual({ bytes: 100, changed: expect.any(Number) });
  expect(beyond.at(-1)!.why).toBe('100 bytes, beyond 50 in all: told by size and time alone');
  const few: Note[] = [];
  expect(Object.keys(await readTree(dir, { onNote: (note) => few.push(note), mostFiles: 1 }))).toHaveLength(1);
  expect(few.at(-1)).toEqual({ path: '.', why: 'only 1 of more files were looked at' });
  await expect(readTree(join(dir, 'nowhere'))).rejects.toMatchObject({ code: 'APP_START' });
});
