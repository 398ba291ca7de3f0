// A browser of the Chromium family.
import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { aptInstaller } from './apt.mjs';
import { onPath, readPlaces, say } from './run.mjs';

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Looks where src/environments/browser-finder.ts looks. */
function findBrowser(places) {
  const named = process.env[places.env];
  if (named) return isExecutable(named) ? named : undefined;
  const folders = process.platform === 'win32' ? [] : onPath;
  const commands = [...places.headlessCommands, ...places.commands].flatMap((command) =>
    folders.map((folder) => join(folder, command)),
  );
  const installed = (places.files[process.platform] ?? []).map((path) =>
    path.replace(/%([^%]+)%/g, (_, name) => process.env[name] ?? ''),
  );
  const found = [...commands, ...installed].find(isExecutable);
  if (found) return found;
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH || join(homedir(), places.cache[process.platform] ?? '.cache');
  const versions = existsSync(cache) ? readdirSync(cache).filter((name) => name.startsWith('chromium')) : [];
  return versions.flatMap((version) => places.cached.map((file) => join(cache, version, file))).find(isExecutable);
}

const byHand = {
  darwin: 'Run "brew install --cask google-chrome".',
  win32: 'Run "winget install Google.Chrome".',
  linux: 'Run "sudo apt-get update && sudo apt-get install -y chromium".',
};

export function ensureBrowser() {
  const places = readPlaces('browser-places.json');
  if (findBrowser(places)) return;
  const named = process.env[places.env];
  // Going on without: not every command needs one, and those that do say so themselves.
  if (named) return say(`${places.env} names ${named}, which is not a program that can be run.`);
  const others = `Install Chromium, Google Chrome or Microsoft Edge, or set ${places.env} to the path of one.`;
  const remedy = `${byHand[process.platform] ?? ''} ${others}`.trim();
  const install = aptInstaller();
  if (!install) return say(`no Chromium-family browser was found, and it cannot be installed from here. ${remedy}`);
  say('no browser was found: installing chromium');
  // The shell without a window is the lighter one; not every distribution has it.
  for (const name of ['chromium-headless-shell', 'chromium']) {
    if (install(name) && findBrowser(places)) return;
  }
  say(`chromium could not be installed. ${remedy}`);
}
