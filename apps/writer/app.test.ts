import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { doStep, type EnvironmentHost } from '#lamwright';
import app from './app.ts';

let root: string;
let host: EnvironmentHost | undefined;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lamwright-writer-test-'));
});
afterAll(async () => {
  await host?.close();
  await rm(root, { recursive: true, force: true, maxRetries: 3 });
});

const startMs = 120_000;

test.each([
  ['bold-word', 'trip-report', { word: 'rain', paragraph: 'Heavy rain kept everybody indoors during the afternoon.' }],
  ['document-title', 'price-list', { text: 'Market Prices' }],
  ['row-below', 'price-list', { cell: 'Spinach', table: 'Vegetables' }],
])(
  '%s is done by its reference solution in Writer, and by nothing less',
  async (name, template, params) => {
    const family = app.families.find((candidate) => candidate.name === name)!;
    const dir = await mkdtemp(join(root, 'task-'));
    host ??= await app.environment();
    const running = await app.start({ template, dir });
    const before = await running.read();
    const environment = await host.open({ url: running.url });
    try {
      expect(family.verify({ before, after: before, params }).pass).toBe(false);
      for (const step of family.solve(params)) expect(await doStep(environment, step)).toMatchObject({ ok: true });
      expect(family.verify({ before, after: await running.read(), params })).toMatchObject({ pass: true });
    } finally {
      await environment.close();
      await running.stop();
    }
  },
  startMs,
);

test('a folder that cannot take the document is a typed error', async () => {
  const file = join(root, 'file');
  await writeFile(file, '');
  await expect(app.start({ template: 'trip-report', dir: file })).rejects.toMatchObject({ code: 'APP_START' });
});
