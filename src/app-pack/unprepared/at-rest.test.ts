import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { watchFolder } from './at-rest.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lamwright-rest-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

test('what is still being written is waited for', async () => {
  const atRest = watchFolder(dir, 'web');
  await atRest();
  const file = join(dir, 'log.txt');
  let count = 0;
  const timer = setInterval(() => {
    if (++count === 8) clearInterval(timer);
    void writeFile(file, 'x'.repeat(count));
  }, 60);
  await writeFile(file, '');
  await atRest();
  expect(await readFile(file, 'utf8')).toBe('x'.repeat(8));
});

test('a program that works on the folder and is busy is waited for, though it has written nothing yet', async () => {
  const atRest = watchFolder(dir, 'desktop');
  await atRest();
  const work = `const end = Date.now() + 1800; while (Date.now() < end); require('fs').writeFileSync(process.argv[1], 'done'); setTimeout(() => {}, 5000)`;
  const program = spawn(process.execPath, ['-e', work, join(dir, 'saved.txt')]);
  await once(program, 'spawn');
  try {
    await atRest();
    expect(await readFile(join(dir, 'saved.txt'), 'utf8')).toBe('done');
  } finally {
    program.kill('SIGKILL');
  }
});
