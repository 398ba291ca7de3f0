import type { App } from '../../app-pack/app.ts';
import type { Family } from '../../app-pack/family.ts';
import { jointName } from '../../records/models/checkpoint.ts';
import type { PlanPair, Task } from '../../records/tasks/task.ts';
import type { Demonstration } from '../../training/phases/imitation.ts';
import { familyOf } from '../../trajectories/run-task.ts';
import type { Workspace } from '../workspace.ts';
import { pairsOf, tasksOf, trainTrajectories } from './data.ts';

/** What one LAM is trained on: the records of one application, or of several together. */
export type TrainingData = {
  /** The application's name, or several joined by "+". */
  name: string;
  apps: readonly App[];
  pairs: PlanPair[];
  tasks: Task[];
  /** All that the expert tried on them. */
  tried: Demonstration[];
  familyOf: (task: Task) => Family;
};

/** Gathers what may be trained on, application by application. */
export async function gatherData(workspaces: readonly Workspace[]): Promise<TrainingData> {
  const apps = workspaces.map(({ app }) => app);
  const each = async <T>(of: (workspace: Workspace) => Promise<T[]>) => (await Promise.all(workspaces.map(of))).flat();
  return {
    name: jointName(apps),
    apps,
    pairs: await each(pairsOf),
    tasks: await each((workspace) => tasksOf(workspace, 'train')),
    tried: await each((workspace) => trainTrajectories(workspace, { policy: 'plan-follower' })),
    familyOf: (task) => familyOf(apps.find(({ name }) => name === task.app)!, task.family),
  };
}
