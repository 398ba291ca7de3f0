import { spawnSync } from 'node:child_process';
import { mkdtemp, open, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, test } from 'vitest';
import { openBlobs } from '../blobs.ts';
import { storeContract } from '../contract/contract.ts';
import { diskError } from '../disk-error.ts';
import { openStore } from '../open-store.ts';
import { openConnection } from './connection.ts';
import { createSqliteStore } from './sqlite-store.ts';

const dirs: string[] = [];
const makeDir = async () => {
  const dir = await mkdtemp(join(tmpdir(), 'lamwright-store-'));
  dirs.push(dir);
  return dir;
};
afterAll(() => Promise.all(dirs.map((dir) => rm(dir, { recursive: true, force: true }))));

storeContract('SQLite', async () => ({ dir: await makeDir() }));

const long = (n: number) => ({ id: `note_${n}`, text: 'x'.repeat(2000) });

describe('a workspace that cannot be used', () => {
  test('of another version is refused with both versions named', async () => {
    const dir = await makeDir();
    await (await openStore({ dir })).close();
    const db = new DatabaseSync(join(dir, 'lamwright.db'));
    db.exec('PRAGMA user_version = 99');
    db.close();
    await expect(openStore({ dir })).rejects.toMatchObject({
      code: 'WORKSPACE_VERSION',
      message: expect.stringMatching(/version 99; this Lamwright reads version 3/),
    });
  });

  test.each([
    [1, ['call', 'instance', 'judgement', 'try', 'screen', 'family', 'words']],
    [2, ['try', 'screen', 'family', 'words']],
  ])('of version %i is brought up to this one, with its records', async (version, lacking) => {
    const dir = await makeDir();
    const store = await openStore({ dir });
    await store.put('note', [long(1)]);
    await store.close();
    const db = new DatabaseSync(join(dir, 'lamwright.db'));
    for (const table of lacking) db.exec(`DROP TABLE ${table}`);
    db.exec(`PRAGMA user_version = ${version}`);
    db.close();
    const again = await openStore({ dir });
    expect(await again.count('note')).toBe(1);
    for (const kind of lacking) expect(await again.count(kind as 'try')).toBe(0);
    await again.close();
    await (await openStore({ dir })).close();
  });

  test('that is no database is corrupt', async () => {
    const dir = await makeDir();
    await writeFile(join(dir, 'lamwright.db'), 'not a database at all '.repeat(400));
    await expect(openStore({ dir })).rejects.toMatchObject({ code: 'WORKSPACE_CORRUPT' });
  });

  test('that is the database of another program is left alone', async () => {
    const dir = await makeDir();
    const db = new DatabaseSync(join(dir, 'lamwright.db'));
    db.exec('CREATE TABLE theirs (x)');
    db.close();
    await expect(openStore({ dir })).rejects.toMatchObject({ code: 'WORKSPACE_CORRUPT' });
  });

  test('with overwritten pages is corrupt, at the latest when they are read', async () => {
    const dir = await makeDir();
    const store = await openStore({ dir });
    await store.put(
      'note',
      Array.from({ length: 100 }, (_, n) => long(n)),
    );
    await store.close();
    const file = await open(join(dir, 'lamwright.db'), 'r+');
    const { size } = await file.stat();
    await file.write(Buffer.alloc(size - 8192, 0xa5), 0, size - 8192, 8192);
    await file.close();
    const read = async () => (await openStore({ dir })).list('note');
    await expect(read()).rejects.toMatchObject({ code: 'WORKSPACE_CORRUPT' });
  });

  test('whose path is a file is wrong usage', async () => {
    const dir = join(await makeDir(), 'file');
    await writeFile(dir, '');
    await expect(openStore({ dir })).rejects.toMatchObject({ code: 'USAGE' });
  });
});

describe('a full disk', () => {
  test('is told as such, the batch is left out whole, and the store goes on once there is room', async () => {
    const dir = await makeDir();
    const connection = openConnection(dir);
    const store = createSqliteStore(connection, await openBlobs(dir));
    await store.put('note', [long(0)]);
    const pages = Number(connection.all('PRAGMA page_count')[0]?.page_count);
    connection.exec(`PRAGMA max_page_count = ${pages + 20}`);
    const many = Array.from({ length: 500 }, (_, n) => long(n));
    await expect(store.put('note', many)).rejects.toMatchObject({ code: 'DISK_FULL' });
    expect(await store.count('note')).toBe(1);
    connection.exec('PRAGMA max_page_count = 100000');
    expect(await store.put('note', many)).toBe(499);
    await store.close();
  });

  test('met while writing a file is told as such', async () => {
    const error = await writeFile('/dev/full', 'x').catch((caught: unknown) => caught);
    expect(diskError(error, '/somewhere')).toMatchObject({ code: 'DISK_FULL' });
  });

  const run = (program: string, ...args: string[]) => spawnSync(program, args).status === 0;
  const mounts = (dir: string) => run('mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', dir);
  const mayMount = process.platform === 'linux' && process.getuid?.() === 0;

  test.runIf(mayMount)('of one real megabyte keeps what was written before it was full', async ({ skip }) => {
    const dir = await makeDir();
    if (!mounts(dir)) return skip('tmpfs cannot be mounted here');
    try {
      const store = await openStore({ dir });
      const kept = await store.putBlob(Buffer.alloc(100_000, 1), 'bin');
      await expect(store.putBlob(Buffer.alloc(2_000_000, 2), 'bin')).rejects.toMatchObject({ code: 'DISK_FULL' });
      expect(await readdir(join(dir, 'blobs', 'aside'))).toEqual([]);
      expect(store.blobPath(kept)).toContain(kept);
      const fill = async () => {
        for (let n = 0; ; n++) await store.put('note', [long(n)]);
      };
      await expect(fill()).rejects.toMatchObject({ code: 'DISK_FULL' });
      const notes = await store.list<{ id: string }>('note');
      expect(notes.length).toBeGreaterThan(10);
      await store.close();
      const again = await openStore({ dir }).catch((error: unknown) => error);
      if (again instanceof Error) expect(again).toMatchObject({ code: 'DISK_FULL' });
      else expect(await (again as typeof store).count('note')).toBe(notes.length);
    } finally {
      run('umount', '-l', dir);
    }
  });
});
