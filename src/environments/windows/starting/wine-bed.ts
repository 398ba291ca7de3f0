import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { LamwrightError } from '../../../records/error.ts';
import bed from '../../wine-bed.json' with { type: 'json' };

/** What Windows applications need to run on Linux: Wine, Windows' Node with koffi, and a folder that Windows programs see as their computer. */
export type WineBed = { wine: string; server: string; node: string; modules: string; prefix: string; headers: string };

/** Finds the test bed that scripts/setup/wine.mjs makes. Throws LamwrightError SETUP where a part of it is missing, or Wine is another. */
export function requireWineBed(env: NodeJS.ProcessEnv = process.env): WineBed {
  const wine = requireOnPath('wine', env);
  const server = requireOnPath('wineserver', env);
  const version = versionOf(wine, env);
  if (!version.startsWith(`wine-${bed.wine}`)) {
    throw missing(`Wine ${bed.wine}x is needed, and ${wine} is ${version || 'none that can be run'}`);
  }
  const folder = join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'lamwright', bed.folder);
  if (!existsSync(join(folder, bed.marker))) throw missing(`There is no test bed in ${folder}`);
  return {
    wine,
    server,
    node: join(folder, 'node', bed.node.file),
    modules: join(folder, 'node_modules'),
    prefix: join(folder, 'prefix'),
    headers: join(folder, 'headers'),
  };
}

/** Compiler of the programs that the tests drive. */
export function requireCompiler(): string {
  const { file } = bed.compiler;
  if (existsSync(file)) return file;
  throw missing(`There is no ${file}`);
}

function requireOnPath(name: string, env: NodeJS.ProcessEnv): string {
  const found = (env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));
  if (!found) throw missing(`There is no ${name}`);
  return found;
}

const versions = new Map<string, string>();

function versionOf(wine: string, env: NodeJS.ProcessEnv): string {
  const known = versions.get(wine);
  if (known !== undefined) return known;
  let version = '';
  try {
    // Debian's starter advises to install wine32, unless it is told to be silent.
    const silent = { ...env, WINEDEBUG: '-all' };
    version = execFileSync(wine, ['--version'], { encoding: 'utf8', timeout: 10_000, env: silent }).trim();
  } catch {
    // It says nothing: then it is not the one that is needed.
  }
  versions.set(wine, version);
  return version;
}

const missing = (what: string) =>
  new LamwrightError('SETUP', `Windows applications cannot be run here: ${what}.`, {
    remedy: `Run "npm run lamwright -- setup --wine", which installs ${[...bed.packages, ...bed.compiler.packages].join(', ')}.`,
  });

/** The size of the screen that the folder was made for. */
export const screenSize = bed.screen;
