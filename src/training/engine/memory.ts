import { freeMemory } from '../../models/free-memory.ts';
import { LamwrightError } from '../../records/error.ts';
import type { Weights } from './engine.ts';

/**
 * Bytes that training takes at its peak without the cache of frozen blocks. Measured on Linux: SmolLM2-135M by LoRA (538 MB of
 * weights) 2.0 GB, the tiny base (20 MB) 0.9 GB.
 */
const memoryFor = (weights: Weights): number => 0.85e9 + 2.2 * bytesOf(weights);

/** Throws SETUP where memory does not suffice: the system would end the process without a word. */
export function checkMemory(weights: Weights, available = freeMemory()): void {
  const needed = memoryFor(weights);
  if (needed <= available) return;
  const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`;
  throw new LamwrightError(
    'SETUP',
    `Training takes ${gigabytes(needed)} of memory; ${gigabytes(available)} are free.`,
    {
      remedy: 'End other programs, or train the smaller base with --base tiny, which takes 0.9 GB.',
    },
  );
}

/** MiB of the cache, 1024 at most, that leave half of what is free to others. */
export function roomForCache(weights: Weights, available = freeMemory()): number {
  const free = (available - memoryFor(weights)) / 2 ** 20;
  return Math.max(0, Math.min(1024, Math.floor(free / 2)));
}

const bytesOf = (weights: Weights): number => [...weights.values()].reduce((sum, { data }) => sum + data.byteLength, 0);
