import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { doStep, type EnvironmentHost } from '#lamwright';
import app from './app.ts';
import { startWikiServer } from './server/server-pool.ts';
import { layWikiFolder } from './server/wiki-folder.ts';
import { story, userTitles } from './state.ts';

let root: string;
let dir: string;
let host: EnvironmentHost | undefined;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lamwright-tiddlywiki-test-'));
});
afterAll(async () => {
  await host?.close();
  await rm(root, { recursive: true, force: true, maxRetries: 3 });
});
beforeEach(async () => {
  dir = await mkdtemp(join(root, 'wiki-'));
});

const put = (url: string, title: string, text: string) =>
  fetch(`${url}recipes/default/tiddlers/${encodeURIComponent(title)}`, {
    method: 'PUT',
    headers: { 'X-Requested-With': 'TiddlyWiki' },
    body: JSON.stringify({ title, text, tags: '[[two words]] one', fields: { size: ' padded ' } }),
  });

test('a wiki starts from its template, and what the browser saves is read from the disk', async () => {
  const running = await app.start({ template: 'recipes', dir });
  try {
    const before = await running.read();
    expect(before.tiddlers).toEqual((await app.templateState('recipes')).tiddlers);
    expect(story(before)).toEqual(['Weeknight Dinners', 'Lentil Soup']);
    await put(running.url, 'Fresh: a/b?', 'first line\n\nlast line');
    const after = await running.read();
    expect(after.tiddlers['Fresh: a/b?']).toMatchObject({
      text: 'first line\n\nlast line',
      tags: ['two words', 'one'],
      fields: { size: ' padded ' },
    });
  } finally {
    await running.stop();
  }
});

test('the next wiki knows nothing of the one before, starts in a moment, and cannot be reached by its pages', async () => {
  const first = await app.start({ template: 'garden-journal', dir });
  await put(first.url, 'Left Over', 'x');
  await first.read();
  await first.stop();
  await expect(put(first.url, 'Late', 'x')).rejects.toThrow();
  const start = performance.now();
  const second = await app.start({ template: 'garden-journal', dir: await mkdtemp(join(root, 'wiki-')) });
  const tookMs = performance.now() - start;
  try {
    expect((await second.read()).tiddlers).toEqual((await app.templateState('garden-journal')).tiddlers);
    expect(await (await fetch(second.url)).text()).not.toContain('Left Over');
    expect(tookMs).toBeLessThan(1000);
  } finally {
    await second.stop();
  }
});

test('a port that is taken and a folder that is no wiki are typed errors', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  await layWikiFolder(dir);
  await expect(startWikiServer(dir, port)).rejects.toMatchObject({ code: 'PORT_TAKEN', remedy: expect.any(String) });
  other.close();
  const file = join(root, 'file');
  await writeFile(file, '');
  await expect(app.start({ template: 'recipes', dir: file })).rejects.toMatchObject({ code: 'APP_START' });
});

test('the documentation of TiddlyWiki is there with its dates', async () => {
  const pages = [];
  for await (const page of app.documentation()) pages.push(page);
  expect(pages.length).toBeGreaterThan(1500);
  expect(pages.find(({ title }) => title === 'Creating and editing tiddlers')).toMatchObject({
    format: 'tiddlywiki',
    text: expect.stringContaining('new tiddler'),
    modified: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
  });
});

test('every template has a story of at most three of its own tiddlers', async () => {
  for (const { name } of app.templates) {
    const state = await app.templateState(name);
    expect(userTitles(state).length, name).toBeGreaterThanOrEqual(8);
    expect(story(state).length, name).toBeLessThanOrEqual(3);
    expect(userTitles(state), name).toEqual(expect.arrayContaining(story(state)));
  }
});

test.each([
  ['create-with-text-and-tag', { title: 'Plum Jam', text: 'Boil it twice', tag: 'sweet' }],
  ['close-others', { title: 'Lentil Soup' }],
  ['change-field', { title: 'Apple Cake', at: 'closed', field: 'servings', value: 'twelve' }],
])('%s is done by its reference solution in a browser, and by nothing less', async (name, params) => {
  const family = app.families.find((candidate) => candidate.name === name)!;
  host ??= await app.environment();
  const running = await app.start({ template: 'recipes', dir });
  const environment = await host.open({ url: running.url });
  try {
    const before = await running.read();
    expect(family.verify({ before, after: before, params }).pass).toBe(false);
    for (const step of family.solve(params)) expect(await doStep(environment, step)).toMatchObject({ ok: true });
    expect(family.verify({ before, after: await running.read(), params })).toMatchObject({ pass: true });
  } finally {
    await environment.close();
    await running.stop();
  }
});
