import type { PlanPair, Task } from '../../records/task.ts';
import type { Trajectory } from '../../records/trajectory.ts';
import { apartFromTests } from '../../tasks/apart.ts';
import { normalRequest } from '../../tasks/request.ts';
import { assertNoLeak } from '../../tasks/splits.ts';
import { given, type Source } from '../episodes.ts';

/** What rows are made from, without anything of a test. */
export type TrainSource = Source & {
  /** Whether a trajectory may be trained on. */
  isForTraining(trajectory: Pick<Trajectory, 'split' | 'taskId' | 'request' | 'app'>): boolean;
  pairs(): AsyncIterable<PlanPair>;
};

/**
 * Keeps tests out of training rows: a trajectory of a test split, of a test task or of a test's request is left out, and so is a pair that
 * repeats one. Throws RECORD_INVALID where a test task is among the train tasks.
 */
export async function trainOnly(source: Source): Promise<TrainSource> {
  const { store, where } = source;
  const tasks = (await store.list<Task>('task', given({ app: where.app }))).filter((task) => task.filter.judge);
  for (const own of Map.groupBy(tasks, ({ app }) => app).values()) {
    const [train, test] = [own.filter((t) => t.split === 'train'), own.filter((t) => t.split !== 'train')];
    assertNoLeak(train, test);
  }
  const tests = tasks.filter((task) => task.split !== 'train');
  const ids = new Set(tests.map(({ id }) => id));
  const requests = new Set(tests.map(({ app, request }) => `${app} ${normalRequest(request)}`));
  return {
    ...source,
    isForTraining: ({ split, taskId, request, app }) =>
      split === 'train' && !ids.has(taskId) && !requests.has(`${app} ${normalRequest(request)}`),
    pairs: async function* () {
      for await (const pair of store.each<PlanPair>('plan', given({ app: where.app }))) {
        const own = tests.filter(({ app }) => app === pair.app);
        yield* apartFromTests([pair], own);
      }
    },
  };
}
