import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App, RunningApp } from '../../app-pack/app.ts';
import { appFromCommand } from '../../app-pack/unprepared/command/app-from-command.ts';
import type { Tree } from '../../records/episode/effect.ts';
import { withLogin } from './with-login.ts';

const program = join(import.meta.dirname, '../../app-pack/unprepared/command/fixtures/list-server.js');
let dir: string;
let app: App<Tree>;
let running: RunningApp<Tree>;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lamwright-login-'));
  app = await appFromCommand({ start: `"${process.execPath}" "${program}" {dir} {port} login` });
  running = await app.start({ template: 'default', dir });
});
afterAll(async () => {
  await running.stop();
  await rm(dir, { recursive: true, force: true });
});

const steps = (password: string, button: string) => [
  'Type "ada" in the "Name" box.',
  `Type "${password}" in the "Password" box.`,
  `Click the "${button}" button.`,
];

test('what asks who one is is opened as the one who was given; where that cannot be done, the password is not told', async () => {
  const host = await withLogin(app, steps('hunter2', 'Sign in')).environment();
  try {
    const environment = await host.open(running);
    expect((await environment.observe()).window.title).toContain('List');
    expect(await environment.stored!()).toMatchObject({
      '(requests)': [{ method: 'POST', path: '/login', body: { name: 'ada', password: '(secret)' } }],
    });
  } finally {
    await host.close();
  }
  const other = await withLogin(app, steps('hunter2', 'Enter')).environment();
  const failed = (await other.open(running).catch((error: unknown) => error)) as { code: string; message: string };
  await other.close();
  expect(failed).toMatchObject({ code: 'APP_START', remedy: expect.stringContaining('"Sign in"') });
  expect(failed.message).toMatch(/^The login ended early, after \d steps, on "Who are you\?/);
  expect(JSON.stringify(failed) + failed.message).not.toContain('hunter2');
});

test('steps that are not understood are refused at once', () => {
  expect(() => withLogin(app, ['Click'])).toThrow(expect.objectContaining({ code: 'USAGE' }));
});
