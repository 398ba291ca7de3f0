import { expect, test } from 'vitest';
import { createRecall } from '../src/agent/recall/recall.ts';
import { loadApp } from '../src/app-pack/loading/load-app.ts';
import { buildTasks } from '../src/tasks/build-tasks.ts';
import { patternsOf } from '../src/training/recall/patterns.ts';

test.each(['tiddlywiki', 'writer'])(
  '%s: what the agent remembers tells nothing of the tests, and tells the plan of requests with new values',
  async (name) => {
    const app = await loadApp(name);
    const families = new Map(app.families.map((family) => [family.name, family]));
    const seen = app.families.filter(({ heldOut }) => !heldOut);
    const counts = { train: 2 * seen.length, 'test-parameters': 2 * seen.length };
    const { tasks } = await buildTasks({ app, seed: 0, counts });
    const train = tasks.filter(({ split }) => split === 'train');
    const patterns = patternsOf(train, (task) => families.get(task.family)!);

    const remembered = new Set(patterns.flatMap(({ requests }) => requests));
    const kept = app.families.flatMap(({ heldOut, wordings, testWordings = 1 }) =>
      heldOut ? wordings : wordings.slice(-testWordings),
    );
    expect(kept.filter((wording) => remembered.has(wording))).toEqual([]);
    expect(remembered.size).toBeGreaterThan(30 * seen.length);

    const recall = createRecall(patterns);
    const asked = tasks.filter(({ split }) => split === 'test-parameters');
    const found = asked.filter(
      ({ request, plan }) => recall(request)[0]?.plan.slice(-plan.length).join() === plan.join(),
    );
    expect(found.length / asked.length).toBeGreaterThan(0.9);
  },
);
