import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LamwrightError } from '../records/error.ts';

const isClone = import.meta.filename.endsWith('.ts');
const packageFolder = join(import.meta.dirname, '..', '..', isClone ? '' : '..');
const setupCall = isClone ? 'npm run lamwright -- setup' : 'npx lamwright setup';

/** In the installed package; a clone has them always. Missing ones come when they are first needed. */
export const hasEngines = (): boolean =>
  isClone ||
  ['node-llama-cpp', 'onnxruntime-node'].every((name) => existsSync(join(packageFolder, 'dist', 'node_modules', name)));

let ready: Promise<void> | undefined;

/**
 * The packages with native programs, node-llama-cpp and onnxruntime-node: a clone has them among its npm packages, the installed
 * package gets them from the registry when they are first needed, and says so on stderr. Throws SETUP where they cannot be had.
 */
export function ensureEngines(): Promise<void> {
  ready ??= hasEngines() ? Promise.resolve() : runSetup(['--packages-only']);
  return ready;
}

/** Runs scripts/setup.mjs with these words. Throws SETUP where something could not be brought; why stands on stderr. */
export async function runSetup(words: readonly string[], signal?: AbortSignal): Promise<void> {
  const script = join(packageFolder, 'scripts', 'setup.mjs');
  const [code] = await once(spawn(process.execPath, [script, ...words], { stdio: ['ignore', 2, 2], signal }), 'exit');
  if (code === 0) return;
  throw new LamwrightError('SETUP', 'Something that Lamwright needs could not be brought to this machine.', {
    remedy: `Mend what the lines above tell, then run "${setupCall}".`,
  });
}

/** The error of a native program that is not here for this machine, or for its graphics card, or that cannot be loaded. */
export function noProgram(name: 'llama.cpp' | 'onnxruntime', cause: unknown, card?: string): LamwrightError {
  const does = name === 'llama.cpp' ? 'runs models' : 'trains';
  const machine = [`${process.platform}-${process.arch}`, ...(card ? [card] : [])].join(', ');
  const remedy = card
    ? `Run "${setupCall} --gpu ${card}" to bring it, see that the driver of the card is installed, or unset LAMWRIGHT_GPU.`
    : `Run "${setupCall}" to bring it. It exists for x64 and arm64 of Linux (with glibc) and Windows, and for macOS on arm64; elsewhere everything that needs no model works.`;
  const message = `${name}, which ${does}, has no program for this machine (${machine}).`;
  return new LamwrightError('SETUP', message, { remedy, cause });
}
