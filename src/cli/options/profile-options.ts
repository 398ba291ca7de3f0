import { z } from 'zod';
import { caseStudy, type Profile, quickstart, study } from '../../pipeline/profiles.ts';
import { type BaseName, baseNames } from '../../training/base.ts';
import { wholeNumber } from './global-options.ts';

const profileNames = ['quickstart', 'study', 'case-study'] as const;

const profiles: Record<(typeof profileNames)[number], (seed: number, base?: BaseName) => Profile> = {
  quickstart: (seed, base = 'smollm2-135m') => quickstart(base, seed),
  study: (seed, base) => only(study(seed), base),
  'case-study': (seed, base) => only(caseStudy(seed), base),
};

const only = (profile: Profile, base?: BaseName): Profile =>
  base ? { ...profile, runs: profile.runs.filter((run) => run.base === base) } : profile;

/** Options of every command that works by a profile. */
export const profileOptions = [
  ['--profile <name>', 'how much of everything: quickstart (default), study, or case-study (a desktop application)'],
  [
    '--base <name>',
    `base model: ${baseNames.join(' or ')} (default: smollm2-135m in the quickstart profile, all that the others train)`,
  ],
  ['--train-tasks <n>', 'train tasks wanted (default: as the profile has it)'],
] as const;

export const profileShape = {
  profile: z.enum(profileNames).default('quickstart'),
  base: z.enum(baseNames).optional(),
  trainTasks: wholeNumber.min(1, 'expected 1 or more').optional(),
};

type ProfileInput = { profile: (typeof profileNames)[number]; base?: BaseName; trainTasks?: number };

export function profileOf({ profile, base, trainTasks }: ProfileInput, seed: number): Profile {
  const made = profiles[profile](seed, base);
  return trainTasks === undefined ? made : { ...made, tasks: { ...made.tasks, train: trainTasks } };
}
