import type { Profile } from './profiles.ts';
import { makePlans, makeTasks } from './stages/data.ts';
import { evaluateLams, evaluatePlain } from './stages/evaluate.ts';
import { collectExpert, trainAll } from './stages/phases.ts';
import { keepTime } from './working-time.ts';
import type { Workspace } from './workspace.ts';

/** The whole road: documentation to figures, for every base and seed of the profile. What is done already is not done again. */
export async function runPipeline(workspace: Workspace, profile: Profile): Promise<{ workedMs: number }> {
  const started = performance.now();
  const time = keepTime(workspace);
  try {
    await makePlans(workspace, profile);
    await makeTasks(workspace, profile);
    await collectExpert(workspace);
    await evaluatePlain(workspace, profile);
    for (const run of profile.runs) await evaluateLams(workspace, await trainAll(workspace, run, profile), profile);
  } finally {
    await time.stop();
  }
  return { workedMs: performance.now() - started };
}
