import type { Checkpoint } from '../../records/models/checkpoint.ts';
import type { Demonstration } from '../../training/phases/imitation.ts';
import type { Profile } from '../profiles.ts';
import { named, type Workspace } from '../workspace.ts';
import { trainTrajectories } from './data.ts';
import { runEpisodes } from './episodes.ts';
import { openLam } from './lam-source.ts';
import { checkpointsDir } from './training.ts';

const exploring = 'LAM2 exploring';

/**
 * Self-boosting (paper section 4.3): on the tasks that the expert failed LAM2 samples plans and answers; every try is verified and kept.
 */
export async function explore(
  workspaces: readonly Workspace[],
  LAM2: Checkpoint,
  expert: readonly Demonstration[],
  profile: Profile,
): Promise<Demonstration[]> {
  const { tasks: most, tries, temperatures } = profile.explore;
  const failed = expert.filter((d) => !d.trajectory.outcome.success).map((d) => d.task);
  const lam = await named(workspaces[0]!, 'load LAM2 to explore', () =>
    openLam(checkpointsDir(workspaces[0]!), LAM2, { temperatures, name: exploring }),
  );
  const explored: Demonstration[] = [];
  try {
    for (const workspace of workspaces) {
      const own = failed.filter((task) => task.app === workspace.app.name);
      const tasks = own.slice(0, Math.ceil(most / workspaces.length));
      await runEpisodes(workspace, { stage: `explore ${LAM2.id}`, tasks, source: lam, tries, seed: workspace.seed });
      explored.push(...(await trainTrajectories(workspace, { policy: exploring, checkpoint: LAM2.id })));
    }
  } finally {
    await lam.close();
  }
  return explored;
}
