#!/usr/bin/env node
// The command of the installed package. Where this Node is too old (no node:sqlite, no TypeScript in packs), it gets one of
// its own from the npm registry, once, and goes on with that. Plain JavaScript for Node 14 and later.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { constants, homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const oldest = [22, 18];
const main = new URL('../dist/src/cli/main.js', import.meta.url);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) {
  // Node 22 says of SQLite and of TypeScript that they are experimental.
  const shown = process.listeners('warning');
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    if (warning.name !== 'ExperimentalWarning') for (const show of shown) show(warning);
  });
  await import(main.href);
} else {
  const child = spawn(await ownNode(), [fileURLToPath(main), ...process.argv.slice(2)], { stdio: 'inherit' });
  // Ctrl-C reaches both: the command decides how it ends.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

/** The program of Node 24 in the cache folder; brought there first where it is missing. */
async function ownNode() {
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'lamwright', 'node-24');
  const isWindows = process.platform === 'win32';
  const machine = `${isWindows ? 'win' : process.platform}-${process.arch}`;
  const name = machine === 'darwin-arm64' ? `node-bin-${machine}` : `node-${machine}`;
  const program = join(cache, 'node_modules', name, 'bin', isWindows ? 'node.exe' : 'node');
  if (existsSync(program)) return program;
  const need = `Lamwright needs Node ${oldest.join('.')} or newer; this is ${process.versions.node}.`;
  process.stderr.write(`${need} Getting Node 24 from the npm registry for it, once (50 MB), into ${cache}\n`);
  try {
    mkdirSync(cache, { recursive: true });
  } catch (error) {
    stop(need, `The folder ${cache} cannot be made (${error.message}): set XDG_CACHE_HOME to one that can be written`);
  }
  const args = ['install', '--prefix', cache, '--no-save', '--no-audit', '--no-fund', '--loglevel=error', `${name}@24`];
  const { startable } = await import('../scripts/setup/run.mjs');
  spawnSync(...startable('npm', args), { stdio: ['ignore', 2, 2], windowsHide: true, timeout: 600000 });
  if (!existsSync(program)) stop(need, `npm could not bring ${name}@24`);
  return program;
}

function stop(need, what) {
  process.stderr.write(
    `\nSETUP: ${need} ${what}.\nInstall a newer Node from https://nodejs.org, then run the command again.\n`,
  );
  process.exit(1);
}
