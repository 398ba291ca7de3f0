import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { allMemory } from '../../models/free-memory.ts';

export const defaultWorkspace = '.lamwright';

/** Options of every command; they may stand before or after its name. */
export const globalOptions: readonly (readonly [flags: string, description: string])[] = [
  ['--workspace <dir>', 'folder that keeps everything (default .lamwright)'],
  ['--json', 'one JSON document on stdout, nothing else'],
  ['--seed <n>', 'seed of all chance (default 0)'],
  [
    '--workers <n>',
    'how many things to do at once (default: the number of cores, at most 8 and one for each GB of memory)',
  ],
  [
    '--app <name>',
    'app pack: the name of one that comes with Lamwright, or the path of your own (quickstart, train and eval: several, parted by commas, for one LAM of them all)',
  ],
];

/** A number as the command line gives it. */
export const wholeNumber = z.coerce.number('expected a whole number').int('expected a whole number');

/** Each worker has an application of its own, and a browser or a desktop. */
export const defaultWorkers = (cores = availableParallelism(), bytes = allMemory()): number =>
  Math.max(1, Math.min(8, cores, Math.floor(bytes / 1e9)));

export const globalSchema = z.object({
  workspace: z.string().min(1).default(defaultWorkspace),
  json: z.boolean().default(false),
  seed: wholeNumber.min(0, 'expected 0 or more').default(0),
  workers: wholeNumber.min(1, 'expected 1 or more').default(() => defaultWorkers()),
  app: z.string().min(1).optional(),
});
export type GlobalOptions = z.infer<typeof globalSchema>;
