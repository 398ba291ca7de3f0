import type { Trajectory } from '../../records/episode/trajectory.ts';
import type { PlanPair, Task } from '../../records/tasks/task.ts';
import { normalRequest } from '../../tasks/request.ts';
import { assertNoLeak } from '../../tasks/splits.ts';
import { given, type Source } from '../episodes.ts';

type Trained = Pick<Trajectory, 'split' | 'taskId' | 'request' | 'app' | 'family' | 'template'>;

/** What rows are made from, without anything of a test. */
export type TrainSource = Source & {
  /** Whether a trajectory may be trained on. */
  isForTraining(trajectory: Trained): boolean;
  pairs(): AsyncIterable<PlanPair>;
};

/**
 * Keeps tests out of training rows: a trajectory of a test split, of a test task, of a test's request, of a held-out family or template is left
 * out, and so is a pair that repeats a test's request. Throws RECORD_INVALID where a test task is among the train tasks.
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
  /** What is held out is not trained on in whatever request it comes up. */
  const heldOut = new Set(
    tests.flatMap(({ app, split, family, template }) =>
      split === 'test-families'
        ? [`${app} family ${family}`]
        : split === 'test-template'
          ? [`${app} on ${template}`]
          : [],
    ),
  );
  const requests = new Set(tests.map(({ app, request }) => `${app} ${normalRequest(request)}`));
  return {
    ...source,
    isForTraining: ({ split, taskId, request, app, family, template }) =>
      split === 'train' &&
      !ids.has(taskId) &&
      !heldOut.has(`${app} family ${family}`) &&
      !heldOut.has(`${app} on ${template}`) &&
      !requests.has(`${app} ${normalRequest(request)}`),
    pairs: async function* () {
      for await (const pair of store.each<PlanPair>('plan', given({ app: where.app }))) {
        if (!requests.has(`${pair.app} ${normalRequest(pair.task)}`)) yield pair;
      }
    },
  };
}
