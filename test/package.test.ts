import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

// npm and npx on a machine that does other things, too.
vi.setConfig({ testTimeout: 240_000 });

/** What a user does: `npm install lamwright-*.tgz` in an empty folder, then `npx lamwright …`. */
const root = dirname(import.meta.dirname);
let dir: string;
let tarball: string;
let site: Server;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lamwright-package-'));
  site = createServer((_, response) => response.end('<title>Tea</title><button>Brew</button>')).listen(0, '127.0.0.1');
  const packed = await run('npm', ['pack', '--json', '--pack-destination', dir], { cwd: root });
  tarball = join(dir, /lamwright-[\d.]+\.tgz/.exec(packed.out)![0]);
  const flags = ['--prefer-offline', '--no-audit', '--no-fund'];
  expect(await run('npm', ['install', ...flags, tarball])).toMatchObject({ code: 0 });
}, 300_000);
afterAll(async () => {
  site?.close();
  await rm(dir, { recursive: true, force: true });
});

/** Without what npm tells the scripts of this clone; with this Node, as `npm test` starts it. */
function start(
  command: string,
  args: string[],
  { cwd = dir, env = {}, detached = false }: { cwd?: string; env?: NodeJS.ProcessEnv; detached?: boolean } = {},
) {
  const own = Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_OPTIONS|VITEST|INIT_CWD)/i.test(name));
  const PATH = [dirname(process.execPath), process.env.PATH].join(delimiter);
  const child = spawn(command, args, {
    cwd,
    env: { ...Object.fromEntries(own), PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached,
    timeout: 240_000,
    killSignal: 'SIGKILL',
  });
  const ended = Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]);
  return { child, ended: ended.then(([[code], out, err]) => ({ code: code as number, out, err })) };
}
const run = (...call: Parameters<typeof start>) => start(...call).ended;
const lamwright = (args: string[], env: NodeJS.ProcessEnv = {}) => run('npx', ['lamwright', ...args], { env });

/** A Node that says something else of itself. In NODE_OPTIONS double quotes are not part of a value. */
const pretending = (name: string, value: unknown) => {
  const told = JSON.stringify(value).replaceAll('"', "'");
  return { NODE_OPTIONS: `--import=data:text/javascript,Object.defineProperty(process,'${name}',{value:${told}})` };
};
const partsOf = async (env?: NodeJS.ProcessEnv) => {
  const { out } = await lamwright(['doctor', '--json'], env);
  const { parts } = JSON.parse(out) as { parts: { name: string; found: boolean; detail: string; mend?: string }[] };
  return (name: string) => parts.find((part) => part.name.startsWith(name));
};

test('publint and are-the-types-wrong find nothing; nothing is in it that only the clone needs', async () => {
  const data = new Uint8Array(await readFile(tarball));
  const { messages } = await publint({ pack: { tarball: data.buffer }, strict: true });
  expect(messages).toEqual([]);
  const types = await checkPackage(createPackageFromTarballData(data));
  // An ES module alone: what remains is that CommonJS cannot `require` it before Node 22.
  const problems = 'problems' in types ? types.problems : 'no types';
  expect(problems).toEqual([expect.objectContaining({ kind: 'CJSResolvesToESM', resolutionKind: 'node16-cjs' })]);

  const files = await readdir(join(dir, 'node_modules/lamwright'), { recursive: true });
  expect(files.filter((name) => /\.(test|fixture)\.|contract|(?<!\.d)\.ts$/.test(name))).toEqual([]);
});

describe('a pack of the user', () => {
  test('is begun, has its types, is looked at and operated', async () => {
    const url = `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;
    expect((await lamwright(['init', 'my-app', '--url', url])).out).toMatch(
      /npx lamwright look --app \.\/my-app\/app\.ts/,
    );
    const look = await lamwright(['look', '--app', './my-app/app.ts']);
    expect(look).toMatchObject({ code: 0, out: expect.stringMatching(/^Tea\n.*Button +"Brew"/s), err: '' });
    const done = await lamwright(['run', 'Make tea', '--plan', 'Click "Brew"', '--app', 'my-app']);
    expect(done).toMatchObject({ code: 0, out: expect.stringContaining('finish (1 steps)') });

    const source = await readFile(join(dir, 'my-app/app.ts'), 'utf8');
    await writeFile(join(dir, 'my-app/wrong.ts'), source.replace("title: 'my-app'", 'title: 7'));
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const flags = ['--noEmit', '--ignoreConfig', '--module', 'nodenext', '--strict', '--skipLibCheck'];
    const check = await run(process.execPath, [compiler, ...flags, 'my-app/app.ts', 'my-app/wrong.ts']);
    expect(check.out.match(/error .*/g)).toEqual([
      expect.stringMatching(/'number' is not assignable to type 'string'/),
    ]);
  });

  test('gets the Lamwright that loads it, whatever version stands beside', async () => {
    const other = join(dir, 'my-app/node_modules/lamwright');
    await mkdir(other, { recursive: true });
    await writeFile(
      join(other, 'package.json'),
      '{ "name": "lamwright", "version": "0.0.1", "exports": "./index.js" }',
    );
    await writeFile(join(other, 'index.js'), 'throw new Error("the other version was loaded");');
    const { err } = await lamwright(['tasks', '--app', './my-app/app.ts']);
    expect(err).toMatch(/has no task families/);
  });

  test('passes the gate, and is trained by engines that come when they are needed', async () => {
    const { file } = JSON.parse((await lamwright(['init', 'shopping', '--json'])).out) as { file: string };
    const source = await readFile(join(root, 'test/package/shopping.ts'), 'utf8');
    await writeFile(file, source.replace("'#lamwright'", "'lamwright'"));
    const gate = await lamwright(['check', 'shopping', '--seeds', '1']);
    expect(gate.out).toMatch(/1 families .* 0 failures/);

    const command = ['lamwright', 'train', '--app', 'shopping', '--base', 'tiny', '--train-tasks', '2'];
    // A group of its own, which Ctrl-C reaches as a whole, as in a terminal.
    const training = start('npx', command, { detached: true });
    let said = '';
    training.child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (/train LAM1 .*loss/.test(said) && !/Stopping/.test(said)) process.kill(-training.child.pid!, 'SIGINT');
    });
    expect((await training.ended).err).toMatch(/setup: getting what runs and trains models[\s\S]*STOPPED/);
    const parts = await partsOf();
    for (const name of ['onnxruntime-node', 'node-llama-cpp']) expect(parts(name)).toMatchObject({ found: true });
    expect(parts('app packs')?.detail).toMatch(/tiddlywiki 5\S+ \(\d+ families\).*, writer \S+ \(\d+ families\)/);
    expect(await megabytesOf(join(dir, 'node_modules'))).toBeLessThan(400);

    // The same on a machine whose programs are not here.
    const elsewhere = pretending('arch', 'arm64' === process.arch ? 'x64' : 'arm64');
    const others = await partsOf(elsewhere);
    for (const name of ['onnxruntime-node', 'node-llama-cpp']) {
      expect(others(name)).toMatchObject({ found: false, detail: expect.stringContaining('64') });
    }
    const refused = await run('npx', command, { env: elsewhere });
    expect(refused.err).toMatch(
      /SETUP: onnxruntime, which trains, has no program for this machine .*\nRun "npx lamwright setup"/,
    );
  });
});

test('a pack that comes with it starts its application', async () => {
  expect((await lamwright(['look', '--template', 'recipes'])).out).toContain('Kitchen Book');
});

describe.skipIf(process.platform !== 'linux')('an older Node', () => {
  const old = pretending('versions', { node: '20.9.0' });
  const name = `node-${process.platform}-${process.arch}`;

  test('goes on with one of its own', async () => {
    const bin = join(dir, 'cache/lamwright/node-24/node_modules', name, 'bin');
    await mkdir(bin, { recursive: true });
    await cp(process.execPath, join(bin, 'node'));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    const env = { ...old, XDG_CACHE_HOME: join(dir, 'cache') };
    expect(await lamwright(['--version'], env)).toEqual({ code: 0, out: `${version}\n`, err: '' });
    expect((await lamwright(['nonsense'], env)).code).toBe(2);
  });

  test('says so where the cache folder cannot be written', async () => {
    const { code, err } = await lamwright(['--version'], { ...old, XDG_CACHE_HOME: tarball });
    expect(code).toBe(1);
    expect(err).toMatch(
      /SETUP: Lamwright needs Node 22\.18 or newer; this is 20\.9\.0\. The folder .* cannot be made .*XDG_CACHE_HOME/,
    );
  });
});

async function megabytesOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  return sizes.reduce((sum, size) => sum + size, 0) / 1e6;
}
