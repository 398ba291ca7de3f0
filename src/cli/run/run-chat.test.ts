import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ScriptedEndpoint, startEndpoint } from '../../chat/endpoint.fixture.ts';
import { type LoggedPage, servePage } from '../../environments/web/fixtures/logged-page.fixture.ts';

const page = `<!doctype html><title>Desk</title><label>Title <input id="subject"></label>
<button onclick="log('saved ' + subject.value)">Save</button><button onclick="log('deleted')">Delete draft</button>
<script>const log = (text) => navigator.sendBeacon('/log', text);</script>`;

let server: LoggedPage;
let endpoint: ScriptedEndpoint;
let dir: string;
let url: string;
let log: string[];
beforeAll(async () => {
  server = await servePage(page);
  log = server.log;
  endpoint = await startEndpoint(() => '');
  dir = await mkdtemp(join(tmpdir(), 'lamwright-cli-'));
  url = server.url;
  const api = JSON.stringify(fileURLToPath(new URL('../../index.ts', import.meta.url)));
  await writeFile(
    join(dir, 'app.ts'),
    `import { defineApp, web } from ${api};
export default defineApp({ name: 'desk', title: 'Desk', environment: () => web(),
  start: async () => ({ url: '${url}', read: async () => ({}), stop: async () => {} }) });`,
  );
});
afterAll(async () => {
  server.close();
  await endpoint.close();
  await rm(dir, { recursive: true, force: true });
});
beforeEach(() => {
  log.length = 0;
});

function start(...args: string[]) {
  const main = fileURLToPath(new URL('../main.ts', import.meta.url));
  const child = spawn(process.execPath, [main, 'run', ...args, '--app', join(dir, 'app.ts'), '--workspace', dir], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 50_000,
    killSignal: 'SIGKILL',
  });
  const ended = Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]);
  return { child, ended: ended.then(([[code], out, err]) => ({ code: code as number, out, err })) };
}
/** Answers with a click on the control of this name. */
const clicks = (name: string) =>
  endpoint.answerBy(({ text }) => ({
    text: {
      thought: 'It is the button.',
      control_name: name,
      control_label: new RegExp(`^(\\w+) \\w+ "${name}"`, 'm').exec(text)?.[1] ?? '',
      function: 'click_input',
      args: { text: '' },
      status: 'FINISH',
      plan: [],
    },
  }));

test('a chat model does a request in a running application, with its thought in the audit, and what it cost', async () => {
  clicks('Save');
  const { code, out, err } = await start('Save it', '--chat', endpoint.chat).ended;
  expect({ code, log }).toEqual({ code: 0, log: ['saved '] });
  expect(out).toBe('finish (1 steps)\n');
  expect(err).toMatch(
    /asking scripted: 3 controls are shown\n {2}thought: It is the button\.\n1\. click_input "Save" -> FINISH: ok/,
  );
  expect(err).toMatch(/scripted: 1 calls, \d+ tokens in/);
});

test('a risky act that the request asks for waits for a person, and one that it does not ask for is not even asked', async () => {
  clicks('Delete draft');
  const asked = await start('Delete the draft', '--chat', endpoint.chat).ended;
  expect(asked.err).toContain('refused (delete)');
  const unasked = await start('Tidy up', '--chat', endpoint.chat, '--yes').ended;
  expect(unasked.out).toContain('the request speaks of nothing to delete');
  expect({ codes: [asked.code, unasked.code], log }).toEqual({ codes: [1, 1], log: [] });
});

test('a model that says it is done and did nothing has failed', async () => {
  const said = { thought: 'Done.', control_name: '', control_label: '', function: '', args: { text: '' }, plan: [] };
  endpoint.answerBy(() => ({ text: { ...said, status: 'FINISH' } }));
  const { code, out } = await start('Save what I wrote', '--chat', endpoint.chat).ended;
  expect({ code, out, log }).toMatchObject({ code: 1, out: expect.stringContaining('has done nothing'), log: [] });
});

test('Ctrl-C ends it while the model thinks', async () => {
  const begun = Promise.withResolvers<void>();
  endpoint.answerBy(() => {
    begun.resolve();
    return { hang: true };
  });
  const { child, ended } = start('Save it some day', '--chat', endpoint.chat);
  await begun.promise;
  const since = performance.now();
  child.kill('SIGINT');
  const { code, out } = await ended;
  expect(performance.now() - since).toBeLessThan(10_000);
  expect({ code, out, log }).toEqual({ code: 1, out: 'stopped (0 steps)\n', log: [] });
});

test('retrieval without a chat model is refused in words', async () => {
  const { code, err } = await start('Save it', '--retrieve', 'docs').ended;
  expect([code, err]).toEqual([2, expect.stringContaining('Add --chat')]);
});
