import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadApp } from '../../app-pack/loading/load-app.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lamwright-cli-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

function start(program: string, args: string[]) {
  const path = fileURLToPath(new URL(program, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 50_000,
    killSignal: 'SIGKILL',
  });
  const ended = Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]);
  return { child, ended: ended.then(([[code], out, err]) => ({ code: code as number, out, err })) };
}
const lamwright = (...args: string[]) => start('../main.ts', args).ended;

describe('exit codes and errors', () => {
  test('with --json an error is one document on stdout', async () => {
    const { code, out } = await lamwright('status', '--workers', 'many', '--json');
    expect(code).toBe(2);
    expect(JSON.parse(out)).toEqual({
      error: { code: 'USAGE', message: '--workers: expected a whole number.', remedy: 'See `lamwright --help`.' },
    });
  });

  test('a workspace below a file cannot be, and is not called missing', async () => {
    const { code, err } = await lamwright('status', '--workspace', join(import.meta.filename, 'workspace'));
    expect(code).toBe(2);
    expect(err).toMatch(/USAGE: .*workspace/);
  });

  test('a damaged workspace fails with what to do', async () => {
    const workspace = join(dir, 'damaged');
    await mkdir(workspace);
    await writeFile(join(workspace, 'lamwright.db'), 'x'.repeat(5000));
    const { code, err } = await lamwright('status', '--workspace', workspace);
    expect(code).toBe(1);
    expect(err).toMatch(/WORKSPACE_CORRUPT: The workspace database .*lamwright\.db is damaged.*\nRestore it/);
  });
});

test('init writes a pack that loads, names the next steps, and never writes over a file', async () => {
  const folder = join(dir, 'My Notes');
  const first = await lamwright('init', folder, '--title', "Anna's notes", '--json');
  expect(first.code).toBe(0);
  const { file, nextSteps } = JSON.parse(first.out) as { file: string; nextSteps: string[] };
  expect(nextSteps.length).toBeGreaterThan(2);
  expect((await readFile(file, 'utf8')).trim().split('\n').length).toBeLessThanOrEqual(10);
  expect(await loadApp(file)).toMatchObject({ name: 'my-notes', title: "Anna's notes" });
  expect(await lamwright('init', folder)).toMatchObject({ code: 2, err: expect.stringContaining('is there already') });
});

test('init in a folder below "type": "commonjs" marks its pack as a module; in that folder it says what to change', async () => {
  const project = join(dir, 'project');
  await mkdir(project);
  await writeFile(join(project, 'package.json'), '{ "type": "commonjs" }');
  const { file } = JSON.parse((await lamwright('init', join(project, 'pack'), '--json')).out) as { file: string };
  expect(JSON.parse(await readFile(join(project, 'pack', 'package.json'), 'utf8')).type).toBe('module');
  expect((await lamwright('tasks', '--app', file, '--workspace', join(dir, 'none'))).err).toMatch(
    /has no task families/,
  );

  const here = JSON.parse((await lamwright('init', project, '--json')).out) as { file: string; nextSteps: string[] };
  expect(here.nextSteps[0]).toMatch(/Write "type": "module" into .*package\.json/);
  const refused = await lamwright('tasks', '--app', here.file, '--workspace', join(dir, 'none'));
  expect(refused.err).toMatch(/expected an ES module \(the nearest package\.json has to say "type": "module"\)/);
});

test('doctor lists every part, and what mends one that is missing', async () => {
  const browser = process.env.LAMWRIGHT_BROWSER;
  process.env.LAMWRIGHT_BROWSER = '/nowhere/chromium';
  const { code, out } = await lamwright('doctor', '--json', '--workspace', join(dir, 'none'));
  if (browser === undefined) delete process.env.LAMWRIGHT_BROWSER;
  else process.env.LAMWRIGHT_BROWSER = browser;
  const { ok, parts } = JSON.parse(out) as { ok: boolean; parts: { name: string; found: boolean; mend?: string }[] };
  expect({ code, ok }).toEqual({ code: 1, ok: false });
  const part = (name: string) => parts.find((found) => found.name.startsWith(name));
  expect(part('browser')).toMatchObject({ found: false, mend: 'Correct or unset LAMWRIGHT_BROWSER.' });
  for (const name of ['Node', 'npm packages', 'onnxruntime-node', 'node-llama-cpp', 'disk space', 'workspace']) {
    expect(part(name)).toMatchObject({ found: true });
  }
});

describe('Ctrl-C', () => {
  const countTo = (child: ReturnType<typeof start>['child'], pattern: RegExp) =>
    new Promise<void>((resolve) => {
      let seen = '';
      child.stderr!.on('data', (chunk: Buffer) => {
        seen += chunk.toString();
        if (pattern.test(seen)) resolve();
      });
    });

  test('leaves a workspace that goes on; stdout holds one document', async () => {
    const workspace = join(dir, 'stopped');
    const first = start('count-worker.ts', ['count', '--json', '--workspace', workspace]);
    await countTo(first.child, /printed by a library/);
    await new Promise((resolve) => setTimeout(resolve, 250));
    first.child.kill('SIGINT');
    const stopped = await first.ended;
    expect(stopped.code).toBe(1);
    expect(JSON.parse(stopped.out)).toMatchObject({ error: { code: 'STOPPED' } });

    const second = await start('count-worker.ts', ['count', '--json', '--workspace', workspace]).ended;
    expect(second.code).toBe(0);
    const { done, doneNow } = JSON.parse(second.out) as { done: number; doneNow: number };
    expect(done).toBe(40);
    expect(doneNow).toBeGreaterThan(0);
    expect(doneNow).toBeLessThan(40);
    expect(second.err).toMatch(/count {2}40\/40 in/);
  });

  test('a second time ends a command that does not listen', async () => {
    const { child, ended } = start('count-worker.ts', ['count', '--deaf', '--json', '--workspace', join(dir, 'deaf')]);
    await countTo(child, /printed by a library/);
    child.kill('SIGINT');
    await countTo(child, /Once more/);
    child.kill('SIGINT');
    expect((await ended).code).toBe(1);
  });
});
