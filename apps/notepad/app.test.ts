import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { doStep, type EnvironmentHost } from '#lamwright';
import app from './app.ts';

let root: string;
let host: EnvironmentHost | undefined;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lamwright-notepad-test-'));
});
afterAll(async () => {
  await host?.close();
  await rm(root, { recursive: true, force: true, maxRetries: 3 });
});

const startMs = 120_000;

test.each([
  ['replace-word', 'groceries', { word: 'brown', text: 'white' }],
  ['mark-line-number', 'readings', { number: '2', text: 'checked' }],
  ['save-as-utf8', 'packing', { name: 'größe 日本.txt' }],
])(
  '%s is done by its reference solution in Notepad, and by nothing less',
  async (name, template, params) => {
    const family = app.families.find((candidate) => candidate.name === name)!;
    const dir = await mkdtemp(join(root, 'task-'));
    host ??= await app.environment();
    const running = await app.start({ template, dir });
    const before = await running.read();
    expect(before).toEqual(await app.templateState(template));
    const environment = await host.open({ url: running.url });
    try {
      expect(family.verify({ before, after: before, params }).pass).toBe(false);
      for (const step of family.solve(params)) {
        const outcome = await doStep(environment, step);
        if (!step.optional) expect(outcome).toMatchObject({ ok: true });
      }
      expect(family.verify({ before, after: await running.read(), params })).toMatchObject({ pass: true });
    } finally {
      await environment.close();
      await running.stop();
    }
  },
  startMs,
);

test('a folder that cannot take the file is a typed error', async () => {
  const file = join(root, 'file');
  await writeFile(file, '');
  await expect(app.start({ template: 'groceries', dir: file })).rejects.toMatchObject({ code: 'APP_START' });
});
