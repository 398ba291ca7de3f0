import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startLlama } from '../../models/start-llama.ts';
import { packageDir, packageJson } from '../package-json.ts';
import type { PartCheck } from './part.ts';

const run = promisify(execFile);
const oldestNode = 24;

export const runtimeParts: readonly PartCheck[] = [
  {
    name: 'Node',
    needed: true,
    look: async () => {
      const found = Number(process.versions.node.split('.')[0]) >= oldestNode;
      const detail = found ? process.versions.node : `${process.versions.node}; ${oldestNode} or newer is needed`;
      return { found, detail, mend: 'npm install (it brings the right Node), then npm run lamwright -- doctor' };
    },
  },
  {
    name: 'npm packages',
    needed: true,
    look: async () => {
      const names = Object.keys(packageJson().dependencies);
      const missing = names.filter((name) => !isInstalled(name));
      const detail = missing.length > 0 ? `missing: ${missing.join(', ')}` : `${names.length} installed`;
      return { found: missing.length === 0, detail, mend: 'npm install' };
    },
  },
  {
    name: 'onnxruntime-node (training engine)',
    needed: true,
    look: loadOnnxRuntime,
  },
  {
    name: 'node-llama-cpp (inference)',
    needed: true,
    look: async () => {
      const llama = await startLlama(false);
      await llama.dispose();
      return { found: true, detail: 'loads' };
    },
  },
];

/** In a process of its own, so that a native library that crashes is told and not fatal. */
async function loadOnnxRuntime() {
  const mend = 'rm -rf node_modules/onnxruntime-node && npm install';
  try {
    const args = ['--input-type=module', '--eval', "await import('onnxruntime-node')"];
    await run(process.execPath, args, { cwd: packageDir, timeout: 60_000, killSignal: 'SIGKILL' });
    return { found: true, detail: 'loads' };
  } catch (error) {
    const { stderr, signal, killed } = error as { stderr?: string; signal?: string; killed?: boolean };
    const line = (stderr ?? '').split('\n').find((text) => /error/i.test(text));
    const detail = killed ? 'did not load in 60 s' : (line?.trim() ?? `ended by ${signal ?? 'an error'} while loading`);
    return { found: false, detail, mend };
  }
}

/** Looks up the folders from Lamwright's own: a package may stand beside it instead of inside. */
function isInstalled(name: string): boolean {
  for (let dir = packageDir; ; dir = join(dir, '..')) {
    if (existsSync(join(dir, 'node_modules', name, 'package.json'))) return true;
    if (dir === join(dir, '..')) return false;
  }
}
