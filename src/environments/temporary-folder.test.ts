import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from './temporary-folder.ts';

test('folders of processes that ended long ago are removed; those of others stay', async () => {
  const { pid: ended } = spawnSync(process.execPath, ['--version']);
  const hours = new Date(Date.now() - 2 * 3_600_000);
  const make = async (owner: number, name: string, touched = new Date()) => {
    const path = join(tmpdir(), `lamwright-test-${owner}-${name}`);
    await mkdir(path);
    await utimes(path, touched, touched);
    return path;
  };
  const [old, fresh, own] = [
    await make(ended!, 'old', hours),
    await make(ended!, 'new'),
    await make(process.pid, 'own', hours),
  ];
  const folder = await temporaryFolder('test');
  try {
    expect([old, fresh, own, folder].map((path) => existsSync(path))).toEqual([false, true, true, true]);
  } finally {
    for (const path of [fresh, own, folder]) await rm(path, { recursive: true });
  }
});
