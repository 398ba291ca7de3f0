import { z } from 'zod';
import { type Profile, quickstart, study } from '../pipeline/profiles.ts';
import { baseNames } from '../training/base.ts';
import { wholeNumber } from './global-options.ts';

/** Options of every command that works by a profile. */
export const profileOptions = [
  ['--profile <name>', 'how much of everything: quickstart (default) or study'],
  ['--base <name>', `base model of the quickstart profile: ${baseNames.join(' or ')} (default smollm2-135m)`],
  ['--train-tasks <n>', 'train tasks wanted (default: as the profile has it)'],
] as const;

export const profileShape = {
  profile: z.enum(['quickstart', 'study']).default('quickstart'),
  base: z.enum(baseNames).default('smollm2-135m'),
  trainTasks: wholeNumber.min(1, 'expected 1 or more').optional(),
};

type ProfileInput = { profile: 'quickstart' | 'study'; base: (typeof baseNames)[number]; trainTasks?: number };

export function profileOf({ profile, base, trainTasks }: ProfileInput, seed: number): Profile {
  const made = profile === 'study' ? study(seed) : quickstart(base, seed);
  return trainTasks === undefined ? made : { ...made, tasks: { ...made.tasks, train: trainTasks } };
}
