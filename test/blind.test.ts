import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { App } from '../src/app-pack/app.ts';
import { loadApp } from '../src/app-pack/loading/load-app.ts';
import { unprepared } from '../src/app-pack/unprepared/unprepared.ts';
import { explore } from '../src/discovery/explore/explore.ts';
import { openSource } from '../src/pipeline/learning/source.ts';
import type { Try } from '../src/records/discovery/try.ts';
import { openStore } from '../src/store/open-store.ts';

/** All that a person wrote for the examination. */
const written = ['families', 'literals', 'risks', 'read', 'templateState'] as const;

const comments = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;

/** A pack whose written parts fail the test when anything looks at them. */
function sealed(app: App): App {
  return new Proxy(app, {
    get(pack, key) {
      if (written.some((name) => name === key)) throw new Error(`"${String(key)}" of the pack was looked at.`);
      if (key !== 'start') return Reflect.get(pack, key);
      return async (options: Parameters<App['start']>[0]) => ({
        ...(await pack.start(options)),
        read: () => Promise.reject(new Error('"read" of the pack was called.')),
      });
    },
  });
}

test('what is explored of a pack is found without its families, values, verifiers and reading', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'lamwright-blind-'));
  const store = await openStore({ dir });
  try {
    const app = unprepared(sealed(await loadApp('tiddlywiki')));
    expect(app.families).toEqual([]);
    expect(app.literals ?? []).toEqual([]);
    const small = { ...app, templates: app.templates.slice(0, 1) };
    await explore({ app: small, store, acts: 6, workers: 1, seed: 0 });
    expect((await store.list<Try>('try')).some(({ effect }) => effect.length > 0)).toBe(true);
  } finally {
    await store.close();
    await rm(dir, { recursive: true });
  }
}, 180_000);

test('what learning works on is the bare application, and no code of it speaks of a pack', async () => {
  const bare = await openSource({ pack: 'writer', docs: [], allowChanges: false, login: [] });
  expect(bare.families).toEqual([]);
  const rooms = ['src/discovery', 'src/effects', 'src/app-pack/unprepared', 'src/pipeline/learning'];
  const root = join(import.meta.dirname, '..');
  for (const room of rooms) {
    for (const file of await readdir(join(root, room), { recursive: true })) {
      if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue;
      const code = (await readFile(join(root, room, file), 'utf8')).replace(comments, '');
      expect(code, file).not.toMatch(/tiddl|libreoffice|\bapps\//i);
    }
  }
});
