import { recordId } from '../records/record-id.ts';
import type { PlanPair, Task } from '../records/tasks/task.ts';

/** Requests and plans of train tasks as task-plan pairs for phase 1; tests give none. */
export function familyPairs(tasks: readonly Task[]): PlanPair[] {
  return tasks
    .filter((task) => task.split === 'train' && task.filter.judge)
    .map(({ id, app, family, request: task, plan }) => ({
      id: recordId('plan', { app, task, plan }),
      app,
      task,
      plan,
      source: { kind: 'family', from: [id], rule: family },
    }));
}
