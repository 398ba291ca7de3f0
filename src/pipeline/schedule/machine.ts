import { availableParallelism, cpus, totalmem } from 'node:os';
import { ensureEngines } from '../../models/engines.ts';
import { type BaseName, baseNames } from '../../training/base.ts';
import { fastest, measureSpeed, type Speed } from '../../training/measure-speed.ts';

export type Machine = {
  processor: string;
  cores: number;
  memoryGiB: number;
  /** Whether it has instructions for products of bytes (VNNI and the like). */
  byteProducts: boolean;
};

export async function describeMachine(): Promise<Machine> {
  await ensureEngines();
  // The installed package has no onnxruntime before: what is loaded with the commands must not import it.
  const { findByteType } = await import('../../training/engine/weights/byte-weights.ts');
  return {
    processor: cpus()[0]?.model.trim() || 'unknown processor',
    cores: availableParallelism(),
    memoryGiB: totalmem() / 2 ** 30,
    byteProducts: (await findByteType()) === 'int8',
  };
}

/** The fastest way to train each of the bases on at most so many threads, measured in some seconds. */
export async function measureBases(
  bases: ReadonlySet<BaseName>,
  threads: number,
  options: { signal?: AbortSignal; onProgress?: (stage: string, done: number, total: number) => void },
): Promise<Partial<Record<BaseName, Speed>>> {
  const speeds: Partial<Record<BaseName, Speed>> = {};
  for (const base of baseNames.filter((name) => bases.has(name))) {
    const onProgress = (done: number, total: number) =>
      options.onProgress?.(`measure the speed of training ${base}`, done, total);
    speeds[base] = fastest(await measureSpeed(base, threads, { signal: options.signal, onProgress }));
  }
  return speeds;
}
