import type { Llama } from 'node-llama-cpp';
import { LamwrightError } from '../records/error.ts';
import { ensureEngines, noProgram } from './engines.ts';

export type LlamaDevice = false | 'auto' | 'cuda' | 'vulkan' | 'metal';

/** What LAMWRIGHT_GPU names, for chat models in process; without it the processor. Throws USAGE for another word. */
export function chatDevice(environment = process.env): LlamaDevice {
  const named = environment.LAMWRIGHT_GPU || 'none';
  if (named === 'none') return false;
  if (named === 'cuda' || named === 'vulkan' || named === 'metal') return named;
  throw new LamwrightError('USAGE', `LAMWRIGHT_GPU is "${named}"; expected cuda, vulkan, metal or none.`, {
    remedy: 'Correct or unset LAMWRIGHT_GPU.',
  });
}

const started = new Map<string, Promise<Llama>>();

/**
 * Starts llama.cpp, once a process for each kind of device and use: what one use sets (`maxThreads`) is no other's.
 * Throws SETUP when there is no binary for this machine.
 */
export function startLlama(device: LlamaDevice, use: 'agent' | 'chat' = 'agent'): Promise<Llama> {
  const key = `${device} ${use}`;
  let llama = started.get(key);
  if (llama === undefined) {
    llama = start(device);
    started.set(key, llama);
    llama.catch(() => started.delete(key));
  }
  return llama;
}

async function start(device: LlamaDevice): Promise<Llama> {
  await ensureEngines();
  try {
    // Loaded when first needed: commands without a model start faster.
    const { getLlama, LlamaLogLevel } = await import('node-llama-cpp');
    const llama = await getLlama({
      gpu: device,
      build: 'never',
      skipDownload: true,
      progressLogs: false,
      logLevel: LlamaLogLevel.error,
      // What goes wrong comes back as an error.
      logger: () => {},
      // Each session says how many threads it uses, and sessions do not wait for one another.
      maxThreads: 0,
    });
    if (device !== 'auto' && llama.gpu !== device) throw new Error(`it would run on ${llama.gpu || 'the CPU'}`);
    return llama;
  } catch (cause) {
    throw noProgram('llama.cpp', cause, device || undefined);
  }
}
