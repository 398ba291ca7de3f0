import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { LamwrightError } from '../records/error.ts';
import places from './browser-places.json' with { type: 'json' };

type Platform = keyof typeof places.files;

export type BrowserSearch = {
  env?: NodeJS.ProcessEnv;
  headless?: boolean;
  platform?: string;
  isProgram?: (path: string) => boolean;
};

/**
 * Path of a Chromium-family browser: LAMWRIGHT_BROWSER, then the system's own, then Playwright's cache; undefined when
 * there is none. Without a window, the light headless shell comes first. scripts/setup.mjs looks in the same places.
 */
export function findBrowser(search: BrowserSearch = {}): string | undefined {
  const { env = process.env, headless = true, platform = process.platform, isProgram = isExecutable } = search;
  const named = env[places.env];
  if (named) return isProgram(named) ? named : undefined;
  const commands = headless ? [...places.headlessCommands, ...places.commands] : places.commands;
  const installed = (places.files[platform as Platform] ?? []).map((path) => filled(path, env));
  // On Windows the path holds no browsers: programs are found by where they are installed.
  const commanded = platform === 'win32' ? [] : onPath(commands, env);
  return [...commanded, ...installed, ...inCache(env, headless, platform)].find(isProgram);
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

/** `%NAME%` stands for a value of the environment, as Windows writes it. */
const filled = (path: string, env: NodeJS.ProcessEnv): string =>
  path.replace(/%([^%]+)%/g, (_, name: string) => env[name] ?? '');

function onPath(commands: string[], env: NodeJS.ProcessEnv): string[] {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return commands.flatMap((command) => folders.map((folder) => join(folder, command)));
}

function inCache(env: NodeJS.ProcessEnv, headless: boolean, platform: string): string[] {
  const cache = env.PLAYWRIGHT_BROWSERS_PATH || join(homedir(), places.cache[platform as Platform] ?? '.cache');
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
