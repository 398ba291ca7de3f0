import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DiscoveredFamily } from '../src/records/discovery/discovered-family.ts';
import type { Try } from '../src/records/discovery/try.ts';
import { openStore } from '../src/store/open-store.ts';

const root = join(import.meta.dirname, '..');
const server = join(root, 'src/app-pack/unprepared/command/fixtures/list-server.js');
let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lamwright-learn-'));
  await writeFile(join(dir, 'list.json'), JSON.stringify([{ id: 'ab1', name: 'Tea' }]));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

function lamwrightIn(workspace: string, ...args: string[]) {
  const child = spawn(process.execPath, ['src/cli/main.ts', ...args, '--workspace', join(dir, workspace)], {
    cwd: root,
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, out, err }));
  return { child, ended };
}

const lamwright = (...args: string[]) => lamwrightIn('work', ...args);
const learn = (...more: string[]) =>
  lamwright(
    ...['learn', '--start', `node ${server} {dir} {port}`, '--data', join(dir, 'list.json'), '--workers', '1'],
    ...['--minutes', '2', '--only-explore', ...more],
  );

async function triesOf(): Promise<Try[]> {
  const store = await openStore({ dir: join(dir, 'work') });
  try {
    return await store.list<Try>('try');
  } finally {
    await store.close();
  }
}

test('an application without a pack is explored; killed, it goes on; what is found is a family with words', {
  timeout: 180_000,
}, async () => {
  const first = learn();
  while ((await triesOf().catch(() => [])).filter(({ purpose }) => purpose === 'explore').length === 0)
    await new Promise((resolve) => setTimeout(resolve, 300));
  first.child.kill('SIGKILL');
  await first.ended;
  const before = await triesOf();

  const { code, out, err } = await learn('--json').ended;
  expect({ code, err }).toMatchObject({ code: 0 });
  expect(JSON.parse(out).discovered).toBeGreaterThan(0);
  const after = await triesOf();
  expect(after.slice(0, before.length)).toEqual(before);
  expect(new Set(after.map(({ id }) => id)).size).toBe(after.length);

  const listed = await lamwright('families', '--json').ended;
  const families: (DiscoveredFamily & { words: { wordings: { text: string }[] } })[] = JSON.parse(listed.out);
  const adds = families.find(({ effect }) => effect.some(({ kind }) => kind === 'added'))!;
  expect(adds.parameters).toMatchObject([{ kind: 'text' }]);
  expect(adds.acts.map(({ function: name, control }) => `${name} ${control?.name}`)).toEqual([
    'set_edit_text Item',
    'click_input Add',
  ]);
  const place = `{${adds.parameters[0]!.name}}`;
  expect(adds.words.wordings.length).toBeGreaterThan(2);
  expect(adds.words.wordings.every(({ text }) => text.includes(place))).toBe(true);

  const other = await lamwright('learn', '--app', 'tiddlywiki', '--only-explore').ended;
  expect(other).toMatchObject({ code: 2, err: expect.stringContaining('learns another application') });
});

test.each([
  [['learn'], 'There is nothing to learn'],
  [['learn', '--start', 'a {dir}', '--open', 'b {document}'], 'do not go together'],
  [['learn', '--start', 'no-such-program-at-all {dir} {port}', '--minutes', '1'], 'no-such-program-at-all'],
])('%j is refused in words', async (args, why) => {
  const { code, err } = await lamwrightIn(`other-${args.length}`, ...args).ended;
  expect(code).not.toBe(0);
  expect(err).toContain(why);
});
