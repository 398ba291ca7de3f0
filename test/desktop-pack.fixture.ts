import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, doStep, type EnvironmentHost, type Params, type SavedState } from '#lamwright';

type Task = [family: string, template: string, params: Params];

const startMs = 120_000;

/** Tests of a pack whose application opens a document: these tasks are done by their reference solutions in the application, and by nothing less. */
export function testDesktopPack<S extends SavedState>(app: App<S>, tasks: readonly Task[]): void {
  let root: string;
  let host: EnvironmentHost | undefined;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), `lamwright-${app.name}-test-`));
  });
  afterAll(async () => {
    await host?.close();
    await rm(root, { recursive: true, force: true, maxRetries: 3 });
  });

  test.each(tasks)(
    '%s is done by its reference solution, and by nothing less',
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

  test('a folder that cannot take the document is a typed error', async () => {
    const file = join(root, 'file');
    await writeFile(file, '');
    const [[, template]] = tasks as [Task];
    await expect(app.start({ template, dir: file })).rejects.toMatchObject({ code: 'APP_START' });
  });
}
