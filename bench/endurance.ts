// Many tasks in a row with the reference solution: hangs, lost records, crashes, documents that were changed or saved outside the task,
// the time of a cycle beside its steps, and Lamwright's own memory.
// Usage: node bench/endurance.ts [app=writer] [tasks=500] [workers=2] [workspace]; resumable with a workspace; prints one JSON document.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { referencePolicy } from '../src/agent/policies/following/reference.ts';
import { loadApp } from '../src/app-pack/loading/load-app.ts';
import { stepLatency } from '../src/evaluation/figures.ts';
import { quantile } from '../src/evaluation/statistics.ts';
import { makeTasks, tasksOf } from '../src/pipeline/stages/data.ts';
import { runEpisodes } from '../src/pipeline/stages/episodes.ts';
import type { Trajectory } from '../src/records/episode/trajectory.ts';
import { openStore } from '../src/store/open-store.ts';
import { familyOf } from '../src/trajectories/run-task.ts';

const [name = 'writer', count = '500', workers = '2', given] = process.argv.slice(2);
const dir = given ?? (await mkdtemp(join(tmpdir(), 'lamwright-endurance-')));
const chunk = 50;
const app = await loadApp(name);
const store = await openStore({ dir });
try {
  const workspace = { dir, store, app, seed: 0, workers: Number(workers) };
  await makeTasks(workspace, { tasks: { train: Math.ceil(Number(count) * 1.1) } });
  const tasks = (await tasksOf(workspace, 'train')).slice(0, Number(count));
  const memory = [];
  let workedMs = 0;
  let doneNow = 0;
  for (let at = 0; at < tasks.length; at += chunk) {
    const result = await runEpisodes(workspace, {
      stage: 'endurance',
      tasks: tasks.slice(at, at + chunk),
      source: {
        open: async () => ({
          policy: (task) => referencePolicy(familyOf(app, task.family).solve(task.params)),
          close: async () => {},
        }),
      },
      seed: 0,
    });
    workedMs += result.durationMs;
    doneNow += result.doneNow;
    globalThis.gc?.();
    memory.push({ tasks: at + chunk, rssMb: Math.round(process.memoryUsage().rss / 1e6) });
    process.stderr.write(`\r${at + chunk}/${tasks.length} ${memory.at(-1)!.rssMb} MB   `);
  }
  const made = await store.list<Trajectory>('trajectory', { app: app.name, policy: 'reference' });
  const failed = made.filter(({ outcome }) => !outcome.success);
  const steps = made.flatMap((t) => t.steps.map(({ ms }) => stepLatency(ms)));
  const inSteps = steps.reduce((sum, ms) => sum + ms, 0);
  const document = {
    app: app.name,
    workers: Number(workers),
    tasks: tasks.length,
    records: new Set(made.map(({ taskId }) => taskId)).size,
    solved: made.length - failed.length,
    failures: failed.map(({ family, outcome }) => ({ family, type: outcome.failure?.type, reason: outcome.reason })),
    crashesRetried: made.flatMap(({ family, crashes = [] }) => crashes.map((what) => ({ family, what }))),
    savedOutsideTheTask: failed.filter(({ outcome }) => /outside the task/.test(outcome.reason)).length,
    stepMsP50: Math.round(quantile(steps, 0.5)),
    besideStepsS: doneNow === made.length ? (workedMs * Number(workers) - inSteps) / made.length / 1000 : null,
    memory,
  };
  console.log(JSON.stringify(document, null, 2));
} finally {
  await store.close();
}
