import type { Embed } from '../agent/recall/fitting/meaning.ts';
import type { Profile } from './profiles.ts';
import { makePlans, makeTasks } from './stages/data.ts';
import { evaluateLams, evaluatePlain } from './stages/evaluate.ts';
import { keepMeaning } from './stages/lam-meaning.ts';
import { collectExpert, trainAll } from './stages/phases.ts';
import { keepTime } from './working-time.ts';
import type { Workspace } from './workspace.ts';

/**
 * The whole road: documentation to figures, for every base and seed of the profile. What is done already is not done again. Several
 * workspaces (one store, an application each) make one LAM for all their applications. With `embed` the LAMs recall by meaning, too.
 */
export async function runPipeline(
  workspaces: readonly Workspace[],
  profile: Profile,
  { embed }: { embed?: Embed } = {},
): Promise<{ workedMs: number }> {
  const started = performance.now();
  await keepTime(workspaces, async () => {
    for (const workspace of workspaces) {
      await makeData(workspace, profile);
      await evaluatePlain(workspace, profile, embed);
    }
    for (const run of profile.runs) {
      const lams = await trainAll(workspaces, run, profile);
      const { LAM1, LAM2, LAM3, LAM4 } = lams;
      if (embed) await keepMeaning(workspaces[0]!, [LAM1, LAM2, LAM3, LAM4], embed);
      for (const workspace of workspaces) await evaluateLams(workspace, lams, run, profile);
    }
  });
  return { workedMs: performance.now() - started };
}

/** What training needs: plans, tasks, and what the expert did at them. */
export async function makeData(workspace: Workspace, profile: Profile): Promise<void> {
  await makePlans(workspace, profile);
  await makeTasks(workspace, profile);
  await collectExpert(workspace);
}
