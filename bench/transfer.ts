// Transfer: the LAM of one application, trained on with few trajectories of another, against the bare base with the same few.
// Needs a workspace where both were collected and the first was trained (npm run lamwright -- quickstart --app tiddlywiki,
// and collect --app writer, with the same --workspace and --profile).
// Usage: node bench/transfer.ts <workspace> [from=tiddlywiki] [to=writer] [tasks=40]; resumable; prints one JSON document.
import { loadApp } from '../src/app-pack/loading/load-app.ts';
import { rate } from '../src/evaluation/statistics.ts';
import { tasksOf } from '../src/pipeline/stages/data.ts';
import { runEpisodes } from '../src/pipeline/stages/episodes.ts';
import { openLam } from '../src/pipeline/stages/lam-source.ts';
import { checkpointsDir, idsOf, prepareRun, trainPhase } from '../src/pipeline/stages/training.ts';
import { gatherData, type TrainingData } from '../src/pipeline/stages/training-data.ts';
import type { Workspace } from '../src/pipeline/workspace.ts';
import type { Trajectory } from '../src/records/episode/trajectory.ts';
import type { Checkpoint } from '../src/records/models/checkpoint.ts';
import { createRng } from '../src/records/rng.ts';
import { openStore } from '../src/store/open-store.ts';
import { trainImitation } from '../src/training/phases/lam-phases.ts';

const [dir = '.lamwright/case-study', from = 'tiddlywiki', to = 'writer', wanted = '40'] = process.argv.slice(2);
const amounts = [0, 25, 100, Number.POSITIVE_INFINITY];
const schedule = { tokens: 100_000, batchTokens: 100, learningRate: 1e-3, warmup: 0.05 };
const run = { base: 'smollm2-135m' as const, seed: 0 };

const store = await openStore({ dir });
try {
  const workspace: Workspace = {
    dir,
    store,
    app: await loadApp(to),
    seed: 0,
    workers: 2,
    onProgress: ({ stage, done, total }) => process.stderr.write(`\r${stage} ${done}/${total}   `),
  };
  const first = (await store.list<Checkpoint>('checkpoint', { app: from })).findLast(
    (c) => c.phase === 'LAM4' && c.base === run.base,
  );
  if (!first) throw new Error(`${dir} holds no LAM4 of ${from} on ${run.base}: train it first.`);
  const data = await gatherData([workspace]);
  const shuffled = createRng(run.seed)
    .fork('transfer')
    .shuffle(data.tried.filter((d) => d.trajectory.outcome.success));
  const tasks = (await tasksOf(workspace, 'test-parameters')).slice(0, Number(wanted));
  const rows = [];
  for (const amount of amounts) {
    const shown = shuffled.slice(0, amount);
    for (const parent of [first, null]) {
      if (shown.length === 0 && !parent) continue;
      const lam =
        shown.length === 0
          ? first
          : await trainOn(workspace, parent, {
              ...data,
              pairs: [],
              tasks: shown.map(({ task }) => task),
              tried: shown,
            });
      const outcomes = await measure(workspace, lam, tasks);
      const { value, low, high } = rate(outcomes.filter(Boolean).length, outcomes.length);
      rows.push({
        start: parent ? from : run.base,
        trajectories: shown.length,
        n: outcomes.length,
        tsr: value,
        low,
        high,
      });
    }
  }
  console.log(JSON.stringify({ from, to, ...run, tokens: schedule.tokens, rows }, null, 2));
} finally {
  await store.close();
}

/** Imitation of these trajectories alone, with their tasks' plans and with what is counted over them. */
async function trainOn(workspace: Workspace, parent: Checkpoint | null, data: TrainingData): Promise<Checkpoint> {
  let ready: ReturnType<typeof prepareRun> | undefined;
  return trainPhase(workspace, {
    name: `${to} from ${from}`,
    run,
    phase: 'LAM2',
    input: { parent, settings: schedule, records: idsOf(data.tried) },
    work: (context) => trainImitation(context, { sets: [data], schedule }),
    prepared: () => (ready ??= prepareRun(data, run)),
  });
}

async function measure(
  workspace: Workspace,
  checkpoint: Checkpoint,
  tasks: Parameters<typeof runEpisodes>[1]['tasks'],
) {
  const lam = await openLam(checkpointsDir(workspace), checkpoint, { name: 'transfer' });
  try {
    await runEpisodes(workspace, { stage: `transfer ${checkpoint.id}`, tasks, source: lam, seed: 0 });
  } finally {
    await lam.close();
  }
  const wanted = new Set(tasks.map(({ id }) => id));
  const made = await workspace.store.list<Trajectory>('trajectory', {
    app: to,
    policy: 'transfer',
    checkpoint: checkpoint.id,
  });
  return made.filter(({ taskId }) => wanted.has(taskId)).map(({ outcome }) => outcome.success);
}
