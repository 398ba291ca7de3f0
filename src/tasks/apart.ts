import type { PlanPair, Task } from '../records/tasks/task.ts';
import { normalRequest } from './request.ts';

/** Pairs whose task is not the request of a test task: what phase 1 may read. */
export function apartFromTests(pairs: readonly PlanPair[], tasks: readonly Task[]): PlanPair[] {
  const requests = new Set(tasks.filter((task) => task.split !== 'train').map((task) => normalRequest(task.request)));
  return pairs.filter((pair) => !requests.has(normalRequest(pair.task)));
}
