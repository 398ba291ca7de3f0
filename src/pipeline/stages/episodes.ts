import type { Policy } from '../../agent/policy.ts';
import type { EnvironmentHost } from '../../environments/environment.ts';
import type { Trajectory } from '../../records/episode/trajectory.ts';
import type { Task } from '../../records/tasks/task.ts';
import { collectTask } from '../../trajectories/collect.ts';
import { runStage, type StageResult } from '../graph.ts';
import type { Workspace } from '../workspace.ts';

/** One worker's policies: made once, used for all its tasks. */
export type PolicySource = {
  open(): Promise<{ policy: (task: Task) => Policy; close(): Promise<void> }>;
};

/**
 * Runs a policy over tasks in the application, resumable, verified. With several `tries` a task is tried until it is solved; every try
 * is kept.
 */
export async function runEpisodes(
  workspace: Workspace,
  options: {
    stage: string;
    tasks: readonly Task[];
    source: PolicySource;
    tries?: number;
    seed: number;
    screenshots?: boolean;
  },
): Promise<StageResult> {
  const { store, app, workers, signal } = workspace;
  const stage = `${options.stage} in ${app.name}`;
  const byId = new Map(options.tasks.map((t) => [t.id, t]));
  type Resource = { host: EnvironmentHost; policies: Awaited<ReturnType<PolicySource['open']>> };
  return runStage<Resource>({
    store,
    stage,
    inputs: [...byId.keys()],
    workers,
    signal,
    progress: (p) =>
      workspace.onProgress?.({ stage: options.stage, done: p.done + p.failed, total: p.total, failed: p.failed }),
    resource: {
      open: async () => {
        const policies = await options.source.open();
        try {
          return { host: await app.environment(), policies };
        } catch (error) {
          await policies.close();
          throw error;
        }
      },
      close: async ({ host, policies }) => {
        await Promise.allSettled([host.close(), policies.close()]);
      },
    },
    async work(input, context) {
      const task = byId.get(input) ?? (await store.get<Task>('task', input))!;
      const made: Trajectory[] = [];
      for (let attempt = 0; attempt < (options.tries ?? 1) && !made.at(-1)?.outcome.success; attempt++) {
        const collectOne = collectTask({
          app,
          host: context.resource.host,
          makePolicy: (t) => context.resource.policies.policy(t),
          seed: options.seed + attempt,
          attempt,
          signal: context.signal,
          // What was made already is taken; the stage itself keeps what is new.
          store: { get: store.get, put: async () => 0 },
          ...(options.screenshots ? { screenshots: (png: Buffer) => store.putBlob(png, 'png') } : {}),
        });
        made.push(await collectOne(task));
      }
      return made.map((record) => ({ kind: 'trajectory' as const, record }));
    },
  });
}
