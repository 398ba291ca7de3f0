import { z } from 'zod';
import { caseStudy, type Profile, quickstart, study } from '../../pipeline/profiles.ts';
import { keepSchedule } from '../../pipeline/schedule/keep-schedule.ts';
import type { Workspace } from '../../pipeline/workspace.ts';
import { type BaseName, baseNames } from '../../training/base.ts';
import type { CommandContext } from '../command.ts';
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

/** Options of the commands that make or measure a LAM: they fit the profile to the machine. */
export const scheduleOptions = [
  ...profileOptions,
  [
    '--minutes <n>',
    'how long all of it may take here (default: as the profile has it for this processor); counts are chosen by the speed that is measured first',
  ],
] as const;

export const scheduleShape = { ...profileShape, minutes: wholeNumber.min(1, 'expected 1 or more').optional() };

/** The profile as this workspace began with it, or fitted to this machine. */
export async function scheduleOf(
  { minutes, trainTasks, ...input }: ProfileInput & { minutes?: number },
  context: Pick<CommandContext, 'seed' | 'say'>,
  workspaces: readonly Workspace[],
): Promise<Profile> {
  const wanted = profileOf(input, context.seed);
  const mayChangeBase = input.base === undefined;
  const profile = await keepSchedule(workspaces, wanted, { minutes, mayChangeBase, tell: context.say });
  return trainTasks === undefined ? profile : { ...profile, tasks: { ...profile.tasks, train: trainTasks } };
}
