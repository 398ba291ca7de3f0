import type { EpisodeOptions, Limits } from '../agent/loop/run-episode.ts';
import type { Policy } from '../agent/policy.ts';
import type { App } from '../app-pack/app.ts';
import type { Family } from '../app-pack/family.ts';
import type { SavedState } from '../app-pack/saved-state.ts';
import type { EnvironmentHost } from '../environments/environment.ts';
import type { Trajectory } from '../records/episode/trajectory.ts';
import type { Task } from '../records/tasks/task.ts';
import type { Store } from '../store/store.ts';
import { familyOf, runTask, trajectoryId } from './run-task.ts';

/** Limits that the tasks of a usual application keep within. */
export const defaultLimits: Limits = { steps: 30, ms: 60_000 };

/** What a worker needs to run tasks; one host, one task at a time. */
export type CollectContext = {
  app: App;
  host: EnvironmentHost;
  /** Called for each task. The reference policy needs the family; a model policy ignores both and may be shared. */
  // biome-ignore lint/suspicious/noExplicitAny: families of one pack have different parameter types
  makePolicy: (task: Task, family: Family<SavedState, any>) => Policy;
  limits?: Limits;
  seed?: number;
  attempt?: number;
  /** A trajectory that is there already is taken instead of being run again; a new one is kept at once. */
  store?: Pick<Store, 'get' | 'put'>;
} & Pick<EpisodeOptions, 'signal' | 'onStep' | 'screenshots'>;

/** The work of one worker: a task in, its verified trajectory out. Rejects with the signal's reason once it is aborted. */
export function collectTask(context: CollectContext): (task: Task) => Promise<Trajectory> {
  const { app, makePolicy, store, limits = defaultLimits, seed = 0, attempt = 0 } = context;
  return async (task) => {
    const family = familyOf(app, task.family);
    const policy = makePolicy(task, family);
    const id = trajectoryId({ task: task.id, policy: policy.name, checkpoint: policy.checkpoint, seed, attempt });
    const known = await store?.get<Trajectory>('trajectory', id);
    if (known) return known;
    const trajectory = await runTask({ ...context, family, task, policy, limits, seed, attempt });
    await store?.put('trajectory', [trajectory]);
    return trajectory;
  };
}

/**
 * Runs every task with `workers` hosts that are kept over the tasks; returns the trajectories in the order they ended.
 * After an abort it returns what was done until then. The first error of a worker ends the others after their task.
 */
export async function collect(
  options: Omit<CollectContext, 'host'> & {
    tasks: readonly Task[];
    workers: number;
    onTrajectory?: (trajectory: Trajectory, progress: { done: number; total: number }) => void;
  },
): Promise<Trajectory[]> {
  const { app, tasks, workers, signal } = options;
  const waiting = [...tasks];
  const trajectories: Trajectory[] = [];
  const worker = async () => {
    const host = await app.environment();
    try {
      const work = collectTask({ ...options, host });
      for (let task = waiting.shift(); task; task = waiting.shift()) {
        signal?.throwIfAborted();
        trajectories.push(await work(task));
        options.onTrajectory?.(trajectories.at(-1)!, { done: trajectories.length, total: tasks.length });
      }
    } catch (error) {
      waiting.length = 0;
      if (!signal?.aborted) throw error;
    } finally {
      await host.close();
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: Math.min(workers, tasks.length) }, worker));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return trajectories;
}
