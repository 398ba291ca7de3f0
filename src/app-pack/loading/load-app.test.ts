import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtInApps, loadApp } from './load-app.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lamwright-pack-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

let written = 0;
async function pack(family: string): Promise<string> {
  const file = join(dir, `app-${written++}.ts`);
  await writeFile(
    file,
    `const place: string = 'title';
     export default {
       name: 'notes', title: 'Notes', environment: async () => {}, start: async () => {},
       families: [{
         name: 'create', wordings: ['Create {title}', 'Make {title}', 'Add {title}'], free: [place],
         sample: ({ words }: { words: { title(): string } }) => ({ title: words.title() }),
         plan: () => ['Click New'], solve: () => [{ control: { name: 'New' }, function: 'click_input' }],
         verify: () => ({ pass: true, reason: '' }), ${family}
       }],
     };`,
  );
  return file;
}

test("a user's own pack is loaded by path, in TypeScript", async () => {
  const app = await loadApp(await pack(''));
  expect(app.families.map(({ name }) => name)).toEqual(['create']);
  expect(app.templates).toHaveLength(1);
});

test('a folder is found by its bare name', async () => {
  const folder = join(dir, 'moved');
  await mkdir(folder);
  await copyFile(await pack(''), join(folder, 'app.ts'));
  const here = process.cwd();
  process.chdir(dir);
  try {
    expect((await loadApp('moved')).name).toBe('notes');
  } finally {
    process.chdir(here);
  }
});

test.each([
  [
    `wordings: ['a {titel}', 'b', 'c']`,
    /families\[0\] \(create\)\.wordings\[0\]: expected the name of a parameter \(title\), found "titel"/,
  ],
  [`free: ['tag']`, /free\[0\]: expected the name of a parameter \(title\), found "tag"/],
  ['sample: () => null', /sample: expected parameters in at least one template/],
  ['sample: () => ({ title: 7 })', /sample\(\)\.title: expected a text or a list of texts, found 7/],
  [`plan: () => ['']`, /plan\(\)\[0\]: expected a step in words, not an empty one, found ""/],
  [`solve: () => [{ function: 'press' }]`, /solve\(\)\[0\]\.function: expected one of click_input.*found "press"/],
  [
    `solve: () => { throw new Error('no such note'); }`,
    /solve: expected a function that returns, found the error "no such note"/,
  ],
])('a family with %s is refused with the field named', async (change, message) => {
  await expect(loadApp(await pack(change))).rejects.toMatchObject({
    code: 'APP_MALFORMED',
    message: expect.stringMatching(message),
  });
});

test('a module that cannot be imported, or exports no app, is malformed', async () => {
  const file = join(dir, 'broken.ts');
  await writeFile(file, 'export default {');
  await expect(loadApp(file)).rejects.toMatchObject({ code: 'APP_MALFORMED' });
  const empty = join(dir, 'empty.ts');
  await writeFile(empty, 'export const app = 1;');
  await expect(loadApp(empty)).rejects.toThrow(/export default: expected what defineApp returns, found nothing/);
});

test('an unknown app is told with those that are known', async () => {
  const [known] = await builtInApps();
  await expect(loadApp('no-such-app')).rejects.toMatchObject({
    code: 'APP_UNKNOWN',
    message: 'There is no app "no-such-app".',
  });
  await expect(loadApp('./nowhere/app.ts')).rejects.toMatchObject({ code: 'APP_UNKNOWN' });
  if (known === undefined) return;
  await expect(loadApp(`${known.slice(0, -1)}x`)).rejects.toMatchObject({
    message: expect.stringContaining(`Did you mean ${known}?`),
    remedy: expect.stringContaining(known),
  });
});
