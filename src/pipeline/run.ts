import type { Checkpoint } from '../records/checkpoint.ts';
import type { Profile } from './profiles.ts';
import { makePlans, makeTasks } from './stages/data.ts';
import { evaluateLams, evaluatePlain } from './stages/evaluate.ts';
import { collectExpert, trainAll } from './stages/phases.ts';
import type { Workspace } from './workspace.ts';

/** The whole road: documentation to figures, for every base and seed of the profile. What is done already is not done again. */
export async function runPipeline(workspace: Workspace, profile: Profile): Promise<Checkpoint[]> {
  await makePlans(workspace, profile);
  await makeTasks(workspace, profile);
  await collectExpert(workspace);
  await evaluatePlain(workspace, profile);
  const made: Checkpoint[] = [];
  for (const run of profile.runs) {
    const lams = await trainAll(workspace, run, profile);
    await evaluateLams(workspace, lams, profile);
    made.push(...Object.values(lams));
  }
  return made;
}
