import { availableParallelism } from 'node:os';
import { allMemory } from '../../models/free-memory.ts';
import type { PartCheck } from './part.ts';

/** A small machine does less at once; what does not go on it is told. */
export function machinePart(cores = availableParallelism(), bytes = allMemory()): PartCheck {
  const limits = [
    ...(cores < 2 ? ['one core: everything goes, at half the speed or less'] : []),
    ...(bytes < 6e9
      ? [
          'little memory: SmolLM2-135M takes 2 to 3 GB to train, a chat model in process 3 GB; less do --base tiny and --chat https://host/v1#model',
        ]
      : []),
  ];
  const detail = [`${cores} ${cores === 1 ? 'core' : 'cores'}, ${(bytes / 1e9).toFixed(1)} GB of memory`, ...limits];
  return {
    name: `machine ${process.platform}-${process.arch}`,
    needed: false,
    look: async () => ({ found: true, detail: detail.join('; ') }),
  };
}
