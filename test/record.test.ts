import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadApp } from '../src/app-pack/loading/load-app.ts';
import { actLines } from '../src/trajectories/recording/in-words/act-lines.ts';
import { recordDemonstration } from '../src/trajectories/recording/record-demonstration.ts';
import { servePages } from './web-pages/serve-pages.ts';

/** `record` on a real application, and as a user's shell sees it. */
let dir: string;
let pages: Awaited<ReturnType<typeof servePages>>;
beforeAll(async () => {
  [dir, pages] = await Promise.all([mkdtemp(join(tmpdir(), 'lamwright-record-')), servePages()]);
});
afterAll(async () => {
  await pages.close();
  await rm(dir, { recursive: true });
});

test('a tiddler with title, text and tag: recorded, put into words, done again, the same saved', async () => {
  const said: string[] = [];
  const lines = actLines((line) => said.push(line));
  const write = async (page: Page) => {
    await page.locator('button[aria-label="new tiddler"]').click();
    await page.locator('input.tc-titlebar').click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('Sowing plan');
    await page.frameLocator('iframe.tc-edit-texteditor-body').locator('textarea').click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('Beans in May');
    await page.locator('.tc-edit-add-tag input').first().click();
    await page.keyboard.type('garden');
    await page.keyboard.press('Enter');
    await page.getByLabel('Confirm changes to this tiddler').click();
  };
  const made = await recordDemonstration({
    app: await loadApp('tiddlywiki'),
    request: 'Write a sowing plan',
    seed: 0,
    check: true,
    headless: true,
    say: () => {},
    onActs: lines.onActs,
    onEnd: lines.end,
    person: (recording) => write((recording as unknown as { page: Page }).page),
  });
  expect(made!.plan).toEqual([
    'Click "new tiddler"',
    'Type "Sowing plan" in the "title" box',
    'Type "Beans in May" in the "text" box',
    'Type "garden" in the "tag name" box',
    'Press Enter',
    'Click "Confirm changes to this tiddler"',
  ]);
  expect(said).toEqual(made!.plan.map((step, i) => `${i + 1}. ${step}`));
  expect(made!.trajectory.outcome).toEqual({
    success: true,
    reason: 'its plan, done again on a fresh copy, saved the same',
    failure: null,
    decidedBy: 'repetition',
  });
});

/** Ends it by Ctrl-C as soon as it says that it records. */
async function record(args: string[], env: NodeJS.ProcessEnv = process.env) {
  const main = join(import.meta.dirname, '../src/cli/main.ts');
  const all = [main, 'record', 'Try it', ...args, '--workspace', join(dir, 'workspace')];
  const child = spawn(process.execPath, all, { stdio: ['ignore', 'pipe', 'pipe'], timeout: 50_000, env });
  const code = new Promise<number | null>((resolve) => child.on('exit', resolve));
  child.stderr.on('data', (data) => {
    if (String(data).includes('Ctrl-C')) child.kill('SIGINT');
  });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, out, err };
}

test('a person who does nothing', async () => {
  const { code, out } = await record(['--url', pages.url('disabled-one'), '--headless']);
  expect({ code, out }).toEqual({ code: 1, out: expect.stringMatching(/^Nothing was recorded: .* Run it again/) });
});

test('no display', async () => {
  const { DISPLAY: _x, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  const { code, err } = await record(['--url', pages.url('disabled-one')], env);
  expect({ code, err }).toEqual({
    code: 1,
    err: expect.stringMatching(/SETUP: There is no display.*\nRun it in a desktop session/),
  });
});

test('an application of the desktop', async () => {
  const { code, err } = await record(['--app', 'writer', '--headless']);
  expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(/USAGE: .*web applications only/) });
});
