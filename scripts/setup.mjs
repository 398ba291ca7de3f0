// Makes a fresh clone ready to run: npm packages, a browser, with --desktop the Linux desktop. Plain JavaScript for Node 18 and later, because it
// runs before anything is installed. Says what it does on stderr; does nothing, quickly, when all is there.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const minute = 60_000;
const say = (text) => process.stderr.write(`setup: ${text}\n`);

/** Runs a command with its output on stderr; true when it ended well within the limit. */
function run(command, args, limitMs, cwd = root) {
  say(`${command} ${args.join(' ')}`);
  const done = spawnSync(command, args, {
    cwd,
    stdio: ['ignore', 2, 2],
    timeout: limitMs,
    shell: process.platform === 'win32',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', ONNXRUNTIME_NODE_INSTALL: 'skip' },
  });
  if (done.error) say(`${command}: ${done.error.message}`);
  return done.status === 0;
}

function stop(what, remedy) {
  say(what);
  say(remedy);
  process.exit(1);
}

/** The packages are those of package-lock.json when its hash stands in node_modules. */
function ensurePackages() {
  const modules = join(root, 'node_modules');
  const marker = join(modules, '.lamwright-lock');
  const hash = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const node = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (existsSync(marker) && existsSync(node) && readFileSync(marker, 'utf8') === hash) return;
  say(
    existsSync(modules)
      ? 'package-lock.json has changed: bringing the npm packages up to it'
      : 'installing npm packages',
  );
  // Not `npm ci`: it refuses a lock file without the optional packages of every other platform.
  if (
    !run('npm', ['install', '--no-save', '--include=dev', '--include=optional', '--no-audit', '--no-fund'], 15 * minute)
  ) {
    stop('the npm packages could not be installed.', 'Look at the npm messages above, then run "npm install" by hand.');
  }
  // Where npm leaves install scripts alone, the package "node" has not fetched its program yet.
  const own = join(modules, 'node');
  if (!existsSync(node)) run(process.execPath, ['installArchSpecificPackage.js'], 5 * minute, own);
  if (!existsSync(node)) {
    stop(
      'the npm package "node" has no program in it.',
      'Allow install scripts (npm config) and run "npm rebuild node".',
    );
  }
  writeFileSync(marker, hash);
}

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
  const folders = process.platform === 'win32' ? [] : (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = [...places.headlessCommands, ...places.commands].flatMap((command) =>
    folders.map((folder) => join(folder, command)),
  );
  const found = [...onPath, ...(places.files[process.platform] ?? [])].find(isExecutable);
  if (found) return found;
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH || join(homedir(), places.cache[process.platform] ?? '.cache');
  const versions = existsSync(cache) ? readdirSync(cache).filter((name) => name.startsWith('chromium')) : [];
  return versions.flatMap((version) => places.cached.map((file) => join(cache, version, file))).find(isExecutable);
}

/** How to become root without being asked: [] as root, ['sudo', '-n'] where that works, undefined where nothing does. */
function asRoot() {
  if (process.getuid?.() === 0) return [];
  const sudo = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore', timeout: 5000 });
  return sudo.status === 0 ? ['sudo', '-n'] : undefined;
}

/** Installs packages with apt, where that is possible without being asked; their lists are brought up to date first. */
function aptInstaller() {
  const rights = process.platform === 'linux' && existsSync('/usr/bin/apt-get') ? asRoot() : undefined;
  if (!rights) return undefined;
  const apt = (...args) => {
    const [command, ...rest] = [...rights, 'apt-get', ...args];
    return run(command, rest, 10 * minute);
  };
  apt('update');
  return (...names) => apt('install', '-y', '--no-install-recommends', ...names);
}

/** What an isolated desktop and the applications on it are made of; everything else goes on where they cannot be had. */
function ensureDesktop() {
  if (process.platform !== 'linux') return;
  const places = JSON.parse(readFileSync(join(root, 'src/environments/desktop-programs.json'), 'utf8'));
  const folders = [...(process.env.PATH ?? '').split(delimiter).filter(Boolean), ...places.folders];
  const packages = Object.entries({ ...places.desktop, ...places.applications })
    .filter(([name]) => !folders.some((folder) => existsSync(join(folder, name))))
    .flatMap(([, program]) => program.packages);
  if (packages.length === 0) return;
  const install = aptInstaller();
  say(`the Linux desktop needs ${packages.join(', ')}`);
  if (install?.(...packages)) return;
  say(`going on without it; to have it: sudo apt-get install -y ${packages.join(' ')}`);
}

function ensureBrowser() {
  const places = JSON.parse(readFileSync(join(root, 'src/environments/browser-places.json'), 'utf8'));
  if (findBrowser(places)) return;
  const named = process.env[places.env];
  // Going on without: not every command needs one, and those that do say so themselves.
  if (named) return say(`${places.env} names ${named}, which is not a program that can be run.`);
  const hint = `Install Chromium, Google Chrome or Microsoft Edge, or set ${places.env} to the path of one.`;
  const byHand =
    process.platform === 'darwin'
      ? `Run "brew install --cask google-chrome". ${hint}`
      : process.platform === 'win32'
        ? `Run "winget install Google.Chrome". ${hint}`
        : `Run "sudo apt-get update && sudo apt-get install -y chromium". ${hint}`;
  const install = aptInstaller();
  if (!install) return say(`no Chromium-family browser was found, and it cannot be installed from here. ${byHand}`);
  say('no browser was found: installing chromium');
  // The shell without a window is the lighter one; not every distribution has it.
  for (const name of ['chromium-headless-shell', 'chromium']) {
    if (install(name) && findBrowser(places)) return;
  }
  say(`chromium could not be installed. ${byHand}`);
}

ensurePackages();
if (!process.argv.includes('--packages-only')) {
  ensureBrowser();
  if (process.argv.includes('--desktop')) ensureDesktop();
}
