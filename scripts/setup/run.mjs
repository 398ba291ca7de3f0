// What every part of set-up needs: where it runs, how it speaks, how it calls other programs.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join, win32 } from 'node:path';
import { fileURLToPath } from 'node:url';

export const minute = 60_000;

/** Folder of the clone, or of the installed package. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A clone has a lock file; the published package has none. */
export const isClone = existsSync(join(root, 'package-lock.json'));

/** How the user calls this set-up. */
export const setupCall = isClone ? 'npm run lamwright -- setup' : 'npx lamwright setup';

export const onPath = (process.env.PATH ?? '').split(delimiter).filter(Boolean);

export const readJson = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'));

/** A list of src/environments that the program itself reads, too. */
export const readPlaces = (name) => readJson(root, isClone ? 'src' : 'dist/src', 'environments', name);

export const say = (text) => process.stderr.write(`setup: ${text}\n`);

export function stop(what, remedy) {
  say(what);
  say(remedy);
  process.exit(1);
}

/**
 * A command as it is started without a shell. On Windows npm is `npm.cmd`, which only a shell starts, and a shell parts paths at their spaces:
 * there npm's own script is started by Node, the one that runs now or the one beside this Node.
 */
export function startable(command, args, { platform, env, execPath, exists } = here) {
  if (platform !== 'win32' || command !== 'npm') return [command, args];
  const beside = win32.join(win32.dirname(execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  const script = [env.npm_execpath, beside].find((path) => path && /npm-cli\.c?js$/.test(path) && exists(path));
  return script ? [execPath, [script, ...args]] : ['cmd.exe', ['/d', '/c', 'npm', ...args]];
}

const here = { platform: process.platform, env: process.env, execPath: process.execPath, exists: existsSync };

/** Runs a command with its output on stderr; true when it ended well within the limit. */
export function run(command, args, limitMs, cwd = root) {
  say(`${command} ${args.join(' ')}`);
  const done = spawnSync(...startable(command, args), {
    cwd,
    stdio: ['ignore', 2, 2],
    timeout: limitMs,
    windowsHide: true,
    // onnxruntime-node's install script would fetch programs for graphics cards from elsewhere than the registry.
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', ONNXRUNTIME_NODE_INSTALL: 'skip' },
  });
  if (done.error) say(`${command}: ${done.error.message}`);
  return done.status === 0;
}
