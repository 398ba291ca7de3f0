// The npm packages of a clone.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeForeignPrograms } from './foreign-programs.mjs';
import { minute, root, run, say, stop } from './run.mjs';

/** The packages are those of package-lock.json when its hash stands in node_modules. */
export function ensurePackages() {
  const modules = join(root, 'node_modules');
  const marker = join(modules, '.lamwright-lock');
  const hash = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const node = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (existsSync(marker) && existsSync(node) && readFileSync(marker, 'utf8') === hash) return;
  const isThere = existsSync(modules);
  say(isThere ? 'package-lock.json has changed: bringing the npm packages up to it' : 'installing npm packages');
  // Not `npm ci`: it refuses a lock file without the optional packages of every other platform.
  const flags = ['--no-save', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  if (!run('npm', ['install', ...flags], 15 * minute)) {
    stop('the npm packages could not be installed.', 'Look at the npm messages above, then run "npm install" by hand.');
  }
  // Where npm leaves install scripts alone, the package "node" has not fetched its program yet.
  const own = join(modules, 'node');
  if (!existsSync(node)) run(process.execPath, ['installArchSpecificPackage.js'], 5 * minute, own);
  if (!existsSync(node)) {
    stop('the npm package "node" has no program in it.', 'Allow install scripts and run "npm rebuild node".');
  }
  // Its program is linked into bin; the headers and manuals that came with it are 70 MB.
  rmSync(join(own, 'node_modules'), { recursive: true, force: true });
  removeForeignPrograms(modules);
  writeFileSync(marker, hash);
}
