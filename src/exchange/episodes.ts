import type { Judgement } from '../records/episode/judgement.ts';
import type { Trajectory } from '../records/episode/trajectory.ts';
import type { Instance } from '../records/tasks/instance.ts';
import type { Task } from '../records/tasks/task.ts';
import type { Store } from '../store/store.ts';

/** What of a workspace is exported. */
export type Source = {
  store: Store;
  /** Application, policy and split wanted; what is left out is not asked for. */
  where: { app?: string; policy?: string; split?: string };
  signal?: AbortSignal;
  /** Told after each record that was looked at: a trajectory, or what a format writes beside or instead of it. */
  onRead?: () => void;
};

/** A trajectory with what it was made from and what was found of it. */
export type Played = {
  trajectory: Trajectory;
  task: Task | null;
  instance: Instance | null;
  judgement: Judgement | null;
};

/** All trajectories that are asked for, one after another: they do not all fit in memory. */
export async function* episodes({ store, where, signal, onRead }: Source): AsyncGenerator<Played> {
  const judged = await judgementsOf(store, where.app);
  for await (const trajectory of store.each<Trajectory>('trajectory', given(where))) {
    signal?.throwIfAborted();
    const judgement = judged.get(trajectory.id);
    yield {
      trajectory,
      task: await store.get<Task>('task', trajectory.taskId),
      instance: trajectory.instance ? await store.get<Instance>('instance', trajectory.instance) : null,
      judgement: judgement ? await store.get<Judgement>('judgement', judgement) : null,
    };
    onRead?.();
  }
}

/** Ids of judgements by trajectory; the last one counts. */
async function judgementsOf(store: Store, app?: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for await (const { id, trajectoryId } of store.each<Judgement>('judgement', given({ app })))
    found.set(trajectoryId, id);
  return found;
}

/** The filter without what is not asked for. */
export function given(where: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(where).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** When each step began, ISO 8601: the start and the time that steps took. */
export function stepTimes({ startedAt, steps }: Pick<Trajectory, 'startedAt' | 'steps'>): string[] {
  let at = Date.parse(startedAt);
  return steps.map(({ ms }) => {
    const began = new Date(at).toISOString();
    at += ms.observe + ms.infer + ms.act + ms.settle;
    return began;
  });
}
