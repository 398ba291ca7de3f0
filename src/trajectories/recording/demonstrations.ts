import type { Trajectory } from '../../records/episode/trajectory.ts';
import type { PlanPair, Task } from '../../records/tasks/task.ts';
import type { Store } from '../../store/store.ts';
import { human } from './human-trajectory.ts';

/** Human demonstrations of an application, by what is known of them: those whose plan, done again, saved the same, and the others. */
export type HumanDemonstrations = { good: { trajectory: Trajectory; task: Task }[]; others: number };

/**
 * What people have shown of an application, as train demonstrations for imitation and retrieval. Each is a task of its own that belongs to no
 * family (its `family` is ''), with the words of its request alone.
 */
export async function humanDemonstrations(store: Pick<Store, 'list'>, app: string): Promise<HumanDemonstrations> {
  const all = await store.list<Trajectory>('trajectory', { app, policy: human });
  const pairs = await store.list<PlanPair>('plan', { app });
  const plans = new Map(
    pairs.filter(({ source }) => source.kind === 'demonstration').map((p) => [p.source.from[0], p.plan]),
  );
  const good = all.flatMap((trajectory) => {
    const plan = plans.get(trajectory.id);
    return trajectory.outcome.success && plan ? [{ trajectory, task: taskOf(trajectory, plan) }] : [];
  });
  return { good, others: all.length - good.length };
}

function taskOf({ taskId, app, template, request, seed }: Trajectory, plan: string[]): Task {
  return {
    id: taskId,
    app,
    family: '',
    template,
    params: {},
    request,
    wording: 0,
    plan,
    split: 'train',
    seed,
    filter: { judge: true, thought: 'a person did it', type: 'normal' },
  };
}
