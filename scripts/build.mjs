// Makes dist/ from the sources: what is published. Beside the compiled files it holds what packs read when they run, and a
// package.json that says where '#lamwright' is once types are gone, and which packages run and train models (scripts/setup/engines.mjs).
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
const read = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'));
const { overrides, allowScripts } = read('package.json');
const { packages } = read('package-lock.json');
const engines = ['node-llama-cpp', 'onnxruntime-node'].map((name) => [name, packages[`node_modules/${name}`].version]);
const manifest = {
  private: true,
  type: 'module',
  imports: { '#lamwright': './src/index.js' },
  dependencies: Object.fromEntries(engines),
  overrides,
  allowScripts: { ...allowScripts, node: undefined },
};
writeFileSync(join(dist, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
