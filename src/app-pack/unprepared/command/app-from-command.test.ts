import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { effectOf } from '../../../effects/noise/effect-of.ts';
import type { Environment } from '../../../environments/environment.ts';
import { appFromCommand } from './app-from-command.ts';
import type { CommandOptions } from './command-options.ts';
import { freePort } from './server-process.ts';

const program = join(import.meta.dirname, 'fixtures', 'list-server.js');
const serve = (how = '', port = '{port}') => `'${process.execPath}' "${program}" {dir} ${port} ${how}`;

let root: string;
let data: string;
let dir: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'lamwright-command-'));
  [data, dir] = [join(root, 'data'), join(root, 'try')];
  await Promise.all([mkdir(data), mkdir(dir)]);
  await writeFile(join(data, 'list.json'), '[{"id":"a","name":"Tea"}]');
});
afterEach(() => rm(root, { recursive: true, force: true }));

const startOf = async (options: CommandOptions) => (await appFromCommand(options)).start({ template: 'default', dir });

async function add(environment: Environment, name: string): Promise<void> {
  for (const [control, action] of [
    ['Item', { function: 'set_edit_text', args: { text: name } }],
    ['Add', { function: 'click_input', args: {} }],
  ] as const) {
    const { controls } = await environment.observe();
    const { label: controlLabel } = controls.find((one) => one.name === control)!;
    await environment.act({ controlLabel, controlName: control, ...action });
  }
}

test('it is called like the program, not like what sets its environment', async () => {
  expect(await appFromCommand({ start: 'env HOME={dir} LANG=C /opt/books/bin/ledger serve -p {port}' })).toMatchObject({
    name: 'ledger',
  });
});

test('a command serves a copy of the data; what is done there is an effect, and what it writes at its end is read as well', async () => {
  const app = await appFromCommand({ start: serve(), data, name: 'My list' });
  expect(app).toMatchObject({ name: 'my-list', title: 'My list', families: [] });
  const running = await app.start({ template: 'default', dir });
  const host = await app.environment();
  try {
    const environment = await host.open(running);
    const before = await running.readOpen!(environment);
    expect(before).toMatchObject({ 'list.json': [{ id: 'a', name: 'Tea' }], '(local storage)': {}, '(requests)': [] });
    await add(environment, 'Coffee');
    const after = await running.readOpen!(environment);
    expect(effectOf(before, after)).toEqual([
      { path: ['list.json', { key: 'name', is: 'Coffee' }], kind: 'added', after: { id: '(id 1)', name: 'Coffee' } },
    ]);
    expect(after).toMatchObject({ '(requests)': [{ method: 'POST', path: '/items', body: { name: 'Coffee' } }] });
    await environment.close();
    await running.restart!();
    expect(await running.read()).toEqual({ ...(after as object), 'visits.json': { some: true } });
    expect((await fetch(new URL('/items', running.url))).status).toBe(200);
  } finally {
    await host.close();
    await running.stop();
  }
  await expect(fetch(running.url)).rejects.toThrow();
  expect(await readdir(data)).toEqual(['list.json']);
});

test('a command that fails, that never listens, or that is not there says so with its last lines', async () => {
  await expect(startOf({ start: serve('fails'), data })).rejects.toMatchObject({
    code: 'APP_START',
    message: expect.stringMatching(/ended with code 1 and never listened\. It said:\n[\s\S]*no list can be read/),
  });
  const notes: string[] = [];
  const never = { start: serve('never'), data, startLimitMs: 1500, onNote: (note: string) => notes.push(note) };
  await expect(startOf(never)).rejects.toMatchObject({
    code: 'APP_START',
    message: expect.stringMatching(/did not listen on port \d+ within 1\.5 s\. It said:\nreading the list/),
  });
  expect(notes).toEqual([expect.stringMatching(/^Waiting for node to listen on port \d+ …/)]);
  await expect(startOf({ start: 'no-such-program {dir} {port}' })).rejects.toMatchObject({
    code: 'APP_START',
    message: expect.stringContaining('could not be started'),
  });
});

test('a port that is taken, and an application that ends by itself', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const taken = { start: serve('', String(port)), url: `http://127.0.0.1:${port}/`, data };
  await expect(startOf(taken)).rejects.toMatchObject({ code: 'PORT_TAKEN' });
  other.close();
  const free = await freePort();
  const running = await startOf({ start: serve('crashes', String(free)), url: `http://127.0.0.1:${free}/`, data });
  await fetch(new URL('/items', running.url), { method: 'POST', body: '{}' }).catch(() => {});
  await expect(running.read()).rejects.toMatchObject({
    code: 'ENVIRONMENT_CRASHED',
    message: expect.stringMatching(/ended with code 3\. It said:\nreading the list/),
  });
  await running.stop();
});

test('links that lead out of the data are not copied, and data of a gigabyte is refused', async () => {
  await writeFile(join(root, 'mine.txt'), 'mine');
  await symlink(join(root, 'mine.txt'), join(data, 'out.txt'));
  await symlink('list.json', join(data, 'in.json'));
  const notes: string[] = [];
  const running = await startOf({ start: serve(), data, onNote: (note) => notes.push(note) });
  await running.stop();
  expect(notes).toEqual(['Not copied: out.txt: a link that leads out of the data.']);
  expect((await readdir(dir)).filter((name) => name !== 'visits.json')).toEqual(['in.json', 'list.json']);
  await writeFile(join(data, 'large.bin'), '');
  await truncate(join(data, 'large.bin'), 2 ** 30 + 1);
  await expect(startOf({ start: serve(), data })).rejects.toMatchObject({
    code: 'USAGE',
    message: expect.stringContaining('larger than a gigabyte'),
  });
});

test('at an address alone nothing is changed unless that is allowed', async () => {
  const running = await startOf({ start: serve(), data });
  for (const allowChanges of [false, true]) {
    const app = await appFromCommand({ url: running.url, allowChanges });
    expect(app.shared).toEqual({ readOnly: !allowChanges });
    const host = await app.environment();
    try {
      const environment = await host.open(await app.start({ template: 'default', dir }));
      await add(environment, 'Coffee');
      const { messages } = await environment.observe();
      const items = (await (await fetch(new URL('/items', running.url))).json()) as unknown[];
      expect(items).toHaveLength(allowChanges ? 2 : 1);
      expect(messages).toEqual(allowChanges ? [] : ['Not sent, since nothing may be changed: POST /items']);
    } finally {
      await host.close();
    }
  }
  await running.stop();
});

test.each<[CommandOptions, RegExp]>([
  [{}, /There is nothing to start/],
  [{ start: 'a {port}', open: 'b' }, /do not go together/],
  [{ start: 'a {prot}' }, /no value for \{prot\}; known are \{dir\}, \{port\}, \{document\}/],
  [{ start: 'a "b {port}' }, /the quotation mark at 3 has no partner/],
  [{ start: 'a' }, /does not say on which port/],
  [{ open: 'mousepad {document}' }, /There is no document to open/],
  [{ open: 'mousepad', data: '/no/such' }, /There is no data at \/no\/such/],
  [{ url: 'http://localhost:1/', data: '.' }, /--data is for what is started/],
  [{ url: 'localhost' }, /"localhost" is no address/],
])('%j', async (options, message) => {
  await expect(appFromCommand(options)).rejects.toMatchObject({
    code: 'USAGE',
    message: expect.stringMatching(message),
  });
});

test('a program opens a copy of a document, each of a folder a template of its own', async () => {
  await writeFile(join(data, 'My Note.txt'), 'Tea\n');
  const app = await appFromCommand({ open: 'mousepad --disable-server {document}', data });
  expect(app.templates.map(({ name }) => name)).toEqual(['my-note-txt', 'list-json']);
  const running = await app.start({ template: 'my-note-txt', dir });
  const host = await app.environment();
  try {
    const environment = await host.open(running);
    const before = await running.read();
    const { controls } = await environment.observe();
    const text = controls.find(({ value }) => value === 'Tea\n')!;
    const target = { controlLabel: text.label, controlName: text.name };
    await environment.act({ ...target, function: 'set_edit_text', args: { text: 'Tea\nCoffee\n' } });
    await environment.act({
      controlLabel: '',
      controlName: '',
      function: 'keyboard_input',
      args: { keys: '{Control+s}' },
    });
    expect(effectOf(before, await running.read())).toEqual([
      { path: ['document.txt', 1], kind: 'added', after: 'Coffee' },
    ]);
    await environment.close();
  } finally {
    await host.close();
  }
});
