import { z } from 'zod';
import { type Profile, quickstart, study } from '../pipeline/profiles.ts';
import { baseNames } from '../training/base.ts';

/** Options of every command that works by a profile. */
export const profileOptions = [
  ['--profile <name>', 'how much of everything: quickstart (default) or study'],
  ['--base <name>', `base model of the quickstart profile: ${baseNames.join(' or ')} (default tiny)`],
] as const;

export const profileShape = {
  profile: z.enum(['quickstart', 'study']).default('quickstart'),
  base: z.enum(baseNames).default('tiny'),
};

export const profileOf = (
  input: { profile: 'quickstart' | 'study'; base: (typeof baseNames)[number] },
  seed: number,
): Profile => (input.profile === 'study' ? study(seed) : quickstart(input.base, seed));
