import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { hasEngines } from '../../models/engines.ts';
import { startLlama } from '../../models/start-llama.ts';
import { callName, packageDir, packageJson } from '../package-json.ts';
import type { PartCheck } from './part.ts';

const run = promisify(execFile);

export const runtimeParts: readonly PartCheck[] = [
  {
    name: 'Node',
    needed: true,
    // None that is too old comes as far as this: bin/lamwright.mjs and `npm run` start another.
    look: async () => ({ found: true, detail: process.versions.node }),
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
  enginePart('onnxruntime-node (training engine)', loadOnnxRuntime),
  enginePart('node-llama-cpp (inference)', async () => {
    const llama = await startLlama(false);
    await llama.dispose();
    return { found: true, detail: 'loads' };
  }),
];

/** What the installed package gets when it is first needed is not missing before. */
function enginePart(name: string, load: PartCheck['look']): PartCheck {
  const detail = 'not here yet; the first command that needs it brings it, with the other engine (100 MB)';
  const look = async () => (hasEngines() ? load() : { found: false, detail, mend: `${callName} setup` });
  return { name, needed: hasEngines(), look };
}

/** In a process of its own, so that a native library that crashes is told and not fatal. */
async function loadOnnxRuntime() {
  try {
    const args = ['--input-type=module', '--eval', "await import('onnxruntime-node')"];
    await run(process.execPath, args, { cwd: import.meta.dirname, timeout: 60_000, killSignal: 'SIGKILL' });
    return { found: true, detail: 'loads' };
  } catch (error) {
    const { stderr, signal, killed } = error as { stderr?: string; signal?: string; killed?: boolean };
    const line = (stderr ?? '').split('\n').find((text) => /^\w*Error\b/.test(text));
    const detail = killed ? 'did not load in 60 s' : (line?.trim() ?? `ended by ${signal ?? 'an error'} while loading`);
    return { found: false, detail: `${detail} (${process.platform}-${process.arch})`, mend: `${callName} setup` };
  }
}

/** Looks up the folders from Lamwright's own: a package may stand beside it instead of inside. */
function isInstalled(name: string): boolean {
  for (let dir = packageDir; ; dir = join(dir, '..')) {
    if (existsSync(join(dir, 'node_modules', name, 'package.json'))) return true;
    if (dir === join(dir, '..')) return false;
  }
}
