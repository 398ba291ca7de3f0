// Makes dist/ from the sources: what is published. Beside the compiled files it holds what packs read when they run, and
// engines.json: the packages that run and train models, which scripts/setup/engines.mjs brings to an installed package.
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');

rmSync(dist, { recursive: true, force: true });
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const { status } = spawnSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.build.json')], {
  stdio: 'inherit',
});
if (status !== 0) process.exit(1);
cpSync(join(root, 'apps'), join(dist, 'apps'), { recursive: true, filter: (path) => !path.endsWith('.ts') });

// Once compiled, packs name the public API by its path: '#lamwright' is the sources.
for (const name of readdirSync(join(dist, 'apps'), { recursive: true })) {
  const file = join(dist, 'apps', name);
  if (name.endsWith('.d.ts')) rmSync(file);
  if (!name.endsWith('.js')) continue;
  const api = relative(dirname(file), join(dist, 'src', 'index.js')).replaceAll(sep, '/');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/(?<=from )(['"])#lamwright\1/g, `'${api}'`));
}

const read = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'));
const { overrides, allowScripts } = read('package.json');
const { packages } = read('package-lock.json');
const versions = ['node-llama-cpp', 'onnxruntime-node'].map((name) => [name, packages[`node_modules/${name}`].version]);
const engines = { dependencies: Object.fromEntries(versions), overrides, allowScripts };
writeFileSync(join(dist, 'engines.json'), `${JSON.stringify(engines, null, 2)}\n`);
