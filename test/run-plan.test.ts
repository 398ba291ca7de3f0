import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { servePages } from './web-pages/serve-pages.ts';

/** `run --plan` and its like as a user's shell sees them: what they did, and the exit code. */
let dir: string;
let pages: Awaited<ReturnType<typeof servePages>>;
beforeAll(async () => {
  [dir, pages] = await Promise.all([mkdtemp(join(tmpdir(), 'lamwright-run-')), servePages()]);
  const from = pathToFileURL(join(import.meta.dirname, '../src/index.ts'));
  const fields = `name: 'page', title: 'Page', environment: () => web()`;
  const start = `start: async () => ({ url: '${pages.url('disabled-one')}', read: async () => ({}), stop: async () => {} })`;
  await writeFile(join(dir, 'package.json'), '{ "type": "module" }');
  await writeFile(
    join(dir, 'app.ts'),
    `import { defineApp, web } from '${from}';\nexport default defineApp({ ${fields}, ${start} });\n`,
  );
});
afterAll(async () => {
  await pages.close();
  await rm(dir, { recursive: true });
});

async function lamwright(...args: string[]) {
  const main = join(import.meta.dirname, '../src/cli/main.ts');
  const all = [main, ...args, '--app', join(dir, 'app.ts'), '--workspace', join(dir, 'workspace')];
  const child = spawn(process.execPath, all, { stdio: ['ignore', 'pipe', 'pipe'], timeout: 50_000 });
  const code = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, out, err };
}

test('a plan that is done ends with 0', async () => {
  const { code, out } = await lamwright('run', 'Close it', '--plan', 'Click "Close"');
  expect({ code, out, sent: pages.sent('disabled-one') }).toEqual({
    code: 0,
    out: 'finish (1 steps)\n',
    sent: 'closed',
  });
});

test('a plan whose last act fails ends with 1', async () => {
  const { code, out } = await lamwright('run', 'Send it', '--yes', '--plan', 'Click "Send"');
  expect({ code, out }).toEqual({ code: 1, out: expect.stringMatching(/^fail: action, .*"Send".*disabled/) });
});

test.each(['run', 'look'])(
  '%s: a step that is not understood is wrong usage, before anything is opened',
  async (command) => {
    const request = command === 'run' ? ['Close it'] : [];
    const { code, err } = await lamwright(command, ...request, '--plan', 'Click "Close"; Click "Send');
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(/USAGE: Step 2, Click "Send, .*column 7/) });
  },
);

test('look ends with 1 where its plan ended early', async () => {
  const { code, out } = await lamwright('look', '--plan', 'Click "Nowhere"');
  expect({ code, out }).toEqual({ code: 1, out: expect.stringContaining('"Send later..."') });
});

test.each([[['report']], [['export', 'records', '--records']], [['check']]])(
  '%s of what holds nothing ends with 1',
  async (args) => {
    const { code, err } = await lamwright(...args);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/SETUP|APP_MALFORMED/) });
  },
);
