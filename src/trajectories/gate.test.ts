import { expect, test } from 'vitest';
import type { App } from '../app-pack/app.ts';
import { checkApp } from './gate.ts';
import { notesApp } from './notes-app.fixture.ts';

test('a sound pack passes, with its counts', async () => {
  const progress: string[] = [];
  const report = await checkApp({
    app: notesApp() as App,
    seeds: 2,
    workers: 2,
    onProgress: ({ done, total }) => progress.push(`${done}/${total}`),
  });
  expect(report).toEqual({ families: 2, heldOut: 1, seeds: 2, failures: [] });
  expect(progress).toEqual(['1/4', '2/4', '3/4', '4/4']);
});

test('each fault of a family is named with its check', async () => {
  const app = notesApp() as App;
  const [write] = app.families;
  const checks = async (fault: Partial<App['families'][number]>) => {
    const broken = { ...app, families: [{ ...write!, ...fault }] };
    const { failures } = await checkApp({ app: broken, seeds: 1, workers: 1 });
    return failures.map(({ check }) => check);
  };
  const pass = { pass: true, reason: 'always' };
  expect(await checks({ verify: () => pass })).toEqual(['nothing', 'wrong-parameters']);
  expect(await checks({ solve: ({ title }) => write!.solve({ title, text: 'else' }) })).toEqual(['reference']);
  expect(await checks({ sample: () => null })).toEqual(['sample']);
  expect(await checks({ sample: () => ({ title: 'A', text: 'b' }) })).toEqual(['wrong-parameters']);
});

test('a template that does not start from the same state again is found', async () => {
  const app = notesApp() as App;
  let starts = 0;
  const drifting: App = {
    ...app,
    templates: app.templates.slice(0, 1),
    start: async (options) => {
      const running = await app.start(options);
      const extra = starts++;
      return { ...running, read: async () => ({ ...((await running.read()) as object), extra: `${extra}` }) };
    },
  };
  const { failures } = await checkApp({ app: drifting, seeds: 2, families: ['write'], workers: 1 });
  expect(failures.map(({ seed, check }) => [seed, check])).toContainEqual([1, 'reset']);
});
