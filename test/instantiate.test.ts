import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../src/app-pack/app.ts';
import { type ScriptedEndpoint, startEndpoint } from '../src/chat/endpoint.fixture.ts';
import { openChat } from '../src/chat/open-chat.ts';
import type { EnvironmentHost } from '../src/environments/environment.ts';
import { LamwrightError } from '../src/records/error.ts';
import type { Instance } from '../src/records/tasks/instance.ts';
import { openStore } from '../src/store/open-store.ts';
import type { Store } from '../src/store/store.ts';
import { type InstanceSource, instantiate } from '../src/tasks/instantiate/instantiate.ts';
import { createScreenCache } from '../src/tasks/instantiate/screen-cache.ts';
import { notesApp } from '../src/trajectories/notes-app.fixture.ts';

/** Over the real protocol, with notes that stand in a real browser. */
let dir: string;
let store: Store;
let host: EnvironmentHost;
let endpoint: ScriptedEndpoint;
let starts = 0;
const notes = notesApp() as App;
const app: App = {
  ...notes,
  start(options) {
    starts++;
    return notes.start(options);
  },
};

const answers = {
  observation: 'A list of notes and a form are shown.',
  thought: 'Title and text are free.',
  request: 'Write the note "Tea": two cups',
  actions: ['1 type: title = Tea', '2 type: text = two cups', '3 click: Save note'],
};

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lamwright-instantiate-'));
  store = await openStore({ dir });
  host = await app.environment();
  endpoint = await startEndpoint(({ schema }) => {
    const asked = Object.keys(schema?.properties ?? {});
    if (asked.includes('template')) return '{"template":"office"}';
    return { text: asked.includes('actions') ? answers : { thought: 'Title and text are named.', missing: 'nothing' } };
  });
});
afterAll(async () => {
  await Promise.all([host?.close(), endpoint?.close(), store?.close()]);
  await rm(dir, { recursive: true, force: true });
});

const source = (id: string): InstanceSource => ({
  kind: 'pair',
  id,
  task: `Write a note (${id})`,
  plan: ['Enter the title.', 'Enter the text.', 'Save it.'],
});
const open = (sees = false) =>
  openChat({
    store,
    configuration: sees
      ? {
          models: {
            eye: {
              url: endpoint.url,
              model: 'scripted',
              sees,
              json: 'schema',
              concurrency: 2,
              timeoutSeconds: 20,
              retries: 0,
            },
          },
          roles: {
            extract: 'eye',
            evolve: 'eye',
            instantiate: 'eye',
            filter: 'eye',
            judge: 'eye',
            expert: 'eye',
            words: 'eye',
          },
        }
      : endpoint.chat,
  });

test('instances of one template open the application once, and the store takes them', async () => {
  const chat = await open();
  const screens = createScreenCache();
  const make = (id: string) => instantiate({ chat, app, host, source: source(id), way: 'model', screens });
  const instances = await Promise.all(['a', 'b', 'c'].map(make));
  expect(starts).toBe(1);
  await store.put('instance', instances);
  const [first] = await store.list<Instance>('instance');
  expect(first).toMatchObject({
    template: { name: 'office', way: 'model' },
    prefill: { request: answers.request },
    filter: { judge: true, type: 'normal' },
    error: null,
  });
  expect(first!.calls).toHaveLength(3);
  for (const call of first!.calls) expect(await store.get('call', call)).not.toBeNull();
  const [typed, , click] = first!.prefill!.actions;
  expect([typed!.controlName, typed!.function, typed!.args]).toEqual(['title', 'set_edit_text', { text: 'Tea' }]);
  expect(click!.controlLabel).not.toBe('');
  const told = endpoint.requests.map(({ text }) => text).find((text) => text.includes('<screen>'))!;
  expect(told).toContain('Button "Save note"');
  expect(told).toContain('Budget: twelve months');
  await chat.close();
});

test('what was made once is not paid for again', async () => {
  const before = endpoint.requests.length;
  const chat = await open();
  const again = await instantiate({ chat, app, host, source: source('a'), way: 'model', screens: createScreenCache() });
  expect(endpoint.requests.length).toBe(before);
  expect((await store.list<Instance>('instance'))[0]!.id).toBe(again.id);
  await chat.close();
});

test('a model that sees is shown the first screen', async () => {
  const chat = await open(true);
  const screens = createScreenCache((png) => store.putBlob(png, 'png'));
  await instantiate({ chat, app, host, source: source('seen'), way: 'random', screens });
  const shown = endpoint.requests.map(({ body }) => JSON.stringify(body)).find((body) => body.includes('image_url'));
  const picture = /data:image\/png;base64,([^"]+)/.exec(shown ?? '')?.[1];
  expect(Buffer.from(picture!, 'base64').subarray(1, 4).toString()).toBe('PNG');
  const { picture: blob } = await screens.first(app, host, 'kitchen');
  expect((await readFile(store.blobPath(blob!))).subarray(1, 4).toString()).toBe('PNG');
  await chat.close();
});

test('an application that cannot start ends the run, and is tried again by the next one', async () => {
  const chat = await open();
  let broken = true;
  const shaky: App = {
    ...notes,
    async start(options) {
      if (broken) throw new LamwrightError('APP_START', 'The port is gone.', { remedy: 'Free it.' });
      return notes.start(options);
    },
  };
  const screens = createScreenCache();
  const make = () => instantiate({ chat, app: shaky, host, source: source('d'), way: 'random', screens });
  await expect(make()).rejects.toMatchObject({ code: 'APP_START' });
  broken = false;
  expect((await make()).error).toBeNull();
  await chat.close();
});
