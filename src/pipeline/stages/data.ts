import { buildPlans } from '../../plans/build-plans.ts';
import type { PlanPair, Task } from '../../records/task.ts';
import type { Trajectory } from '../../records/trajectory.ts';
import { buildTasks } from '../../tasks/build-tasks.ts';
import { assertNoLeak } from '../../tasks/splits.ts';
import type { Demonstration } from '../../training/phases/imitation.ts';
import type { Profile } from '../profiles.ts';
import { once, type StageNote, type Workspace } from '../workspace.ts';

/** Documentation to task-plan pairs. */
export function makePlans(workspace: Workspace, profile: Pick<Profile, 'evolve'>): Promise<StageNote> {
  const { app, seed, store } = workspace;
  return once(workspace, 'plans', { seed, evolve: profile.evolve }, async () => {
    const { pairs, counts } = await buildPlans({ app, seed, evolve: profile.evolve });
    await store.put('plan', pairs);
    return { ...flat(counts) };
  });
}

/** Families and templates to tasks, split. */
export function makeTasks(workspace: Workspace, profile: Pick<Profile, 'tasks'>): Promise<StageNote> {
  const { app, seed, store } = workspace;
  return once(workspace, 'tasks', { seed, tasks: profile.tasks }, async () => {
    const { tasks, counts } = await buildTasks({ app, seed, counts: profile.tasks });
    await store.put('task', tasks);
    return { ...flat(counts) };
  });
}

/** The tasks of a split that the filter let pass, in the order they were made. */
export async function tasksOf(workspace: Workspace, split: Task['split']): Promise<Task[]> {
  const tasks = await workspace.store.list<Task>('task', { app: workspace.app.name, split });
  return tasks.filter((task) => task.filter.judge);
}

export const pairsOf = (workspace: Workspace): Promise<PlanPair[]> =>
  workspace.store.list<PlanPair>('plan', { app: workspace.app.name });

/** Trajectories of one policy on train tasks, with their tasks; throws when a test task is among them. */
export async function trainTrajectories(
  workspace: Workspace,
  where: { policy: string; checkpoint?: string },
): Promise<Demonstration[]> {
  const { store, app } = workspace;
  const tasks = new Map((await tasksOf(workspace, 'train')).map((t) => [t.id, t]));
  const trajectories = await store.list<Trajectory>('trajectory', { app: app.name, split: 'train', ...where });
  const found = trajectories.flatMap((trajectory) => {
    const task = tasks.get(trajectory.taskId);
    return task ? [{ trajectory, task }] : [];
  });
  const all = await store.list<Task>('task', { app: app.name });
  assertNoLeak(
    found.map((f) => f.task),
    all.filter((t) => t.split !== 'train'),
  );
  return found.sort((a, b) => (a.trajectory.id < b.trajectory.id ? -1 : 1));
}

function flat(counts: object, prefix = ''): Record<string, number> {
  return Object.fromEntries(
    Object.entries(counts).flatMap(([k, v]): [string, number][] =>
      typeof v === 'number'
        ? [[prefix + k, v]]
        : v && typeof v === 'object'
          ? Object.entries(flat(v, `${prefix}${k}.`))
          : [],
    ),
  );
}
