import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { LamwrightError } from '../records/error.ts';
import places from './browser-places.json' with { type: 'json' };

type Platform = keyof typeof places.files;

export type BrowserSearch = { env?: NodeJS.ProcessEnv; headless?: boolean };

/**
 * Path of a Chromium-family browser: LAMWRIGHT_BROWSER, then the system's own, then Playwright's cache; undefined when
 * there is none. Without a window, the light headless shell comes first. scripts/setup.mjs looks in the same places.
 */
export function findBrowser({ env = process.env, headless = true }: BrowserSearch = {}): string | undefined {
  const named = env[places.env];
  if (named) return isExecutable(named) ? named : undefined;
  const commands = headless ? [...places.headlessCommands, ...places.commands] : places.commands;
  const installed = places.files[process.platform as Platform] ?? [];
  return [...onPath(commands, env), ...installed, ...inCache(env, headless)].find(isExecutable);
}

/** The same, but a missing browser is a LamwrightError BROWSER_MISSING that says how to get one. */
export function requireBrowser(search: BrowserSearch = {}): string {
  const found = findBrowser(search);
  if (found) return found;
  const named = (search.env ?? process.env)[places.env];
  throw new LamwrightError(
    'BROWSER_MISSING',
    named
      ? `${places.env} names ${named}, which is not a program that can be run.`
      : 'No Chromium, Chrome or Edge was found on this machine.',
    { remedy: named ? `Correct or unset ${places.env}.` : browserRemedy() },
  );
}

/** One sentence that says how to get a browser on this platform. */
export function browserRemedy(platform: string = process.platform): string {
  if (platform === 'linux') {
    return `Run "sudo apt-get install -y chromium" (or install Google Chrome), or set ${places.env} to a browser.`;
  }
  if (platform === 'darwin') return `Run "brew install --cask google-chrome", or set ${places.env} to a browser.`;
  return `Run "winget install Google.Chrome", or set ${places.env} to a browser.`;
}

function onPath(commands: string[], env: NodeJS.ProcessEnv): string[] {
  if (process.platform === 'win32') return [];
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return commands.flatMap((command) => folders.map((folder) => join(folder, command)));
}

function inCache(env: NodeJS.ProcessEnv, headless: boolean): string[] {
  const cache = env.PLAYWRIGHT_BROWSERS_PATH || join(homedir(), places.cache[process.platform as Platform] ?? '.cache');
  let versions: string[];
  try {
    versions = readdirSync(cache).filter((name) => name.startsWith(headless ? 'chromium' : 'chromium-'));
  } catch {
    return [];
  }
  return versions
    .sort()
    .reverse()
    .flatMap((version) => places.cached.map((file) => join(cache, version, file)));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
