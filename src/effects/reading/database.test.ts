import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { changesBetween } from '../difference/changes.ts';
import { readTree } from './read-tree.ts';

let dir: string;
let database: DatabaseSync;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lamwright-tree-'));
  database = new DatabaseSync(join(dir, 'app.db'));
  database.exec(`CREATE TABLE notes (note INTEGER PRIMARY KEY, title TEXT, body BLOB);
    CREATE TABLE links (a INTEGER, b INTEGER, PRIMARY KEY (a, b));
    INSERT INTO notes VALUES (1, 'Tea', x'00'), (9007199254740993, 'Far', NULL);
    INSERT INTO links VALUES (1, 2);`);
});
afterEach(async () => {
  if (database.isOpen) database.close();
  await rm(dir, { recursive: true, force: true });
});

test('a database is read by tables and rows, and a change of one value is a small one', async () => {
  const before = await readTree(dir);
  expect(before).toEqual({
    'app.db': {
      links: [{ id: '1/2', a: 1, b: 2 }],
      notes: [
        { id: '1', note: 1, title: 'Tea', body: { bytes: 1, hash: '6e340b9cffb37a98' } },
        { id: '9007199254740993', note: '9007199254740993', title: 'Far', body: null },
      ],
    },
  });
  database.exec(`UPDATE notes SET title = 'Green tea' WHERE note = 1`);
  expect(changesBetween(before, await readTree(dir))).toEqual([
    {
      path: ['app.db', 'notes', { key: 'title', is: 'Tea' }, 'title'],
      kind: 'changed',
      before: 'Tea',
      after: 'Green tea',
    },
  ]);
});

test('what an application has not yet merged, or holds a lock on, is read, too', async () => {
  database.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0');
  const titles = async () => {
    const tree = (await readTree(dir)) as { 'app.db': { notes: { title: string }[] } };
    return tree['app.db'].notes.map(({ title }) => title);
  };
  database.exec(`UPDATE notes SET title = 'In the log' WHERE note = 1`);
  expect(await titles()).toEqual(['In the log', 'Far']);
  database.exec(`PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE notes SET title = 'Later' WHERE note = 1`);
  expect(await titles()).toEqual(['In the log', 'Far']);
  database.exec('COMMIT');
  expect(await titles()).toEqual(['Later', 'Far']);
});

test('a damaged database is told by size and hash, and said', async () => {
  database.close();
  await truncate(join(dir, 'app.db'), 5000);
  await writeFile(
    join(dir, 'other.sqlite'),
    Buffer.concat([Buffer.from('SQLite format 3\u0000'), Buffer.alloc(50, 7)]),
  );
  const notes: string[] = [];
  const tree = await readTree(dir, { onNote: ({ path, why }) => notes.push(`${path}: ${why}`) });
  expect(Object.values(tree)).toEqual([
    { bytes: 5000, hash: expect.any(String) },
    { bytes: 66, hash: expect.any(String) },
  ]);
  expect(notes.sort()).toEqual([
    expect.stringMatching(/^app.db: a database that cannot be read, told by size and hash alone: /),
    expect.stringMatching(/^other.sqlite: a database that cannot be read/),
  ]);
});
