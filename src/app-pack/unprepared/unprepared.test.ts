import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { effectOf } from '../../effects/noise/effect-of.ts';
import { loadApp } from '../loading/load-app.ts';
import { unprepared } from './unprepared.ts';

test.each([
  ['tiddlywiki', 'recipes', ['tiddlers/Apple Cake.tid', 'title'], 'Apple Cake'],
  ['writer', 'trip-report', ['document.odt', 'body', '0', 'kind'], 'heading'],
])('of %s the data folder alone is left, read by content', async (name, template, path, value) => {
  const app = unprepared(await loadApp(name));
  expect(app).toMatchObject({ name, families: [], vocabulary: [], literals: [] });
  const dir = await mkdtemp(join(tmpdir(), 'lamwright-test-'));
  const running = await app.start({ template, dir });
  try {
    const before = await running.read();
    const found = path.reduce((tree, key) => (tree as Record<string, never>)[key]!, before as unknown);
    expect(found).toBe(value);
    expect(effectOf(before, await running.read())).toEqual([]);
    expect(await app.templateState(template)).toEqual(before);
    expect(app.templateState(template)).toBe(app.templateState(template));
  } finally {
    await running.stop();
    await rm(dir, { recursive: true, force: true });
  }
});
