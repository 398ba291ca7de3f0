// The packages that run and train models: llama.cpp and onnxruntime. In a clone they stand among the others; the installed package
// gets them here, for npm would bring the programs of every graphics card and every other machine with them, 900 MB.
// They lie in dist/engines, with all that they need, and Node finds them by a link in dist/node_modules; a later `npm install` leaves both.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { removeForeignPrograms } from './foreign-programs.mjs';
import { isClone, minute, readJson, root, run, say, setupCall, stop } from './run.mjs';

const home = isClone ? root : join(root, 'dist');
const folder = isClone ? root : join(home, 'engines');
const modules = join(folder, 'node_modules');
const link = (name) => join(home, 'node_modules', name);

export function ensureEngines() {
  const manifest = readJson(home, 'engines.json');
  const names = Object.keys(manifest.dependencies);
  const isHere = () => names.every((name) => existsSync(link(name)));
  if (isHere()) return;
  say(`getting what runs and trains models from the npm registry, once: ${names.join(', ')}`);
  install(manifest, (made) => {
    // Another command was quicker, and may use them already.
    if (isHere()) return;
    rmSync(folder, { recursive: true, force: true });
    renameSync(made, folder);
    mkdirSync(join(home, 'node_modules'), { recursive: true });
    for (const name of names) {
      rmSync(link(name), { force: true });
      symlinkSync(join('..', 'engines', 'node_modules', name), link(name), 'junction');
    }
  });
}

/** llama.cpp's program for a graphics card: `cuda` or `vulkan`. */
export function ensureGpu(kind) {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const name = `@node-llama-cpp/${system}-${process.arch}-${kind}`;
  const { version, optionalDependencies } = readJson(modules, 'node-llama-cpp', 'package.json');
  if (!(name in optionalDependencies)) stop(`llama.cpp has no program ${name}.`, 'Choose --gpu cuda or --gpu vulkan.');
  if (existsSync(join(modules, name))) return;
  say(`getting llama.cpp's program for ${kind}, once: ${name}`);
  install({ dependencies: { [name]: version } }, (made) =>
    renameSync(join(made, 'node_modules', name), join(modules, name)),
  );
}

/** Installs into a folder beside, which takes its place when it is whole: a set-up that is stopped leaves nothing half done. */
function install(manifest, place) {
  let aside;
  let failure;
  // Ctrl-C ends npm; what it leaves is taken away here.
  process.on('SIGINT', () => {});
  try {
    aside = mkdtempSync(join(home, '.engines-'));
    writeFileSync(join(aside, 'package.json'), JSON.stringify({ private: true, ...manifest }));
    // The registry that npm is told of where the user works.
    const settings = join(process.cwd(), '.npmrc');
    if (existsSync(settings)) copyFileSync(settings, join(aside, '.npmrc'));
    const flags = ['--prefer-offline', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error'];
    if (run('npm', ['install', '--prefix', aside, ...flags], 15 * minute, aside)) {
      removeForeignPrograms(join(aside, 'node_modules'));
      place(aside);
    } else {
      failure = ['the packages could not be installed.', `Look at the npm messages above, then run "${setupCall}".`];
    }
  } catch (error) {
    const owner = `Run "${setupCall}" as the user who installed Lamwright.`;
    failure = [`${home} cannot be written: ${error.message}`, owner];
  }
  if (aside) rmSync(aside, { recursive: true, force: true });
  if (failure) stop(...failure);
}
