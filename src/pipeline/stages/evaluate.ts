import { join } from 'node:path';
import { lamMeaning } from '../../agent/known/lam-meaning.ts';
import { planFollower } from '../../agent/policies/following/plan-follower.ts';
import { recallPolicy } from '../../agent/policies/following/recall.ts';
import { referencePolicy } from '../../agent/policies/following/reference.ts';
import { nothingPolicy } from '../../agent/policies/nothing.ts';
import { randomPolicy } from '../../agent/policies/random.ts';
import type { Embed } from '../../agent/recall/fitting/meaning.ts';
import { createRecall } from '../../agent/recall/recall.ts';
import { scoreTrajectory } from '../../evaluation/offline.ts';
import { scorePlan } from '../../evaluation/planning.ts';
import type { Trajectory } from '../../records/episode/trajectory.ts';
import { type Checkpoint, nameIn } from '../../records/models/checkpoint.ts';
import { recordId } from '../../records/record-id.ts';
import { splits, type Task } from '../../records/tasks/task.ts';
import { patternsOf } from '../../training/recall/patterns.ts';
import { refusalBar } from '../../training/recall/refusal-bar.ts';
import { familyOf } from '../../trajectories/run-task.ts';
import { type Amounts, type Counts, countsFor } from '../amounts.ts';
import { deal } from '../deal.ts';
import { runStage } from '../graph.ts';
import type { Profile } from '../profiles.ts';
import { named, type Workspace } from '../workspace.ts';
import { tasksOf, trainTrajectories } from './data.ts';
import { runEpisodes } from './episodes.ts';
import { type LamSource, openLam } from './lam-source.ts';
import type { Lams } from './phases.ts';
import { checkpointsDir, type Run } from './training.ts';

/** LAM4 first: its figures are those that a study is run for. */
const lamPhases = ['LAM4', 'LAM3', 'LAM2', 'LAM1'] as const;

/** The policies without a model: doing nothing, chance, the expert, the plan that comes to mind (with `embed` by meaning, too), the reference solution. */
export async function evaluatePlain(workspace: Workspace, profile: Profile, embed?: Embed): Promise<void> {
  const { app } = workspace;
  const ofTask = (task: Task) => familyOf(app, task.family);
  const tried = await trainTrajectories(workspace, { policy: 'plan-follower' });
  const tasks = await tasksOf(workspace, 'train');
  const { recall, bar } = await named(workspace, 'what requests bring to mind', async () => {
    const patterns = patternsOf(tasks, ofTask, { tried });
    const meaning = embed && (await lamMeaning(join(workspace.dir, 'meaning.safetensors'), patterns, embed));
    return { recall: createRecall(patterns, meaning), bar: refusalBar(patterns) };
  });
  const sources: Record<string, (task: Task) => ReturnType<typeof nothingPolicy>> = {
    nothing: () => nothingPolicy(),
    random: () => randomPolicy(),
    'plan-follower': () => planFollower(),
    recall: () => recallPolicy(recall, bar),
    reference: (task) => referencePolicy(familyOf(app, task.family).solve(task.params)),
  };
  for (const [name, policy] of Object.entries(sources)) {
    const { plain, offline, online, follower, recall: recalled = online } = profile.evaluate;
    const others = { reference: larger(plain, offline), 'plan-follower': follower, recall: recalled };
    const counts = others[name as keyof typeof others] ?? plain;
    await runEpisodes(workspace, {
      stage: `online ${name}`,
      tasks: await sample(workspace, counts),
      source: { open: async () => ({ policy, close: async () => {} }) },
      seed: workspace.seed,
    });
  }
}

/** Planning, offline and online evaluation of LAM1 to LAM4 (paper section 5) in one of the applications that they were trained for. */
export async function evaluateLams(workspace: Workspace, lams: Lams, run: Run, profile: Profile): Promise<void> {
  const seeds = profile.runs.filter(({ base }) => base === run.base).map(({ seed }) => seed);
  const own = (amounts: Amounts) =>
    sample(workspace, amounts, (tasks) => deal(tasks, seeds.indexOf(run.seed), seeds.length));
  for (const phase of lamPhases) {
    const checkpoint = lams[phase];
    const name = nameIn(workspace.app.name, checkpoint);
    const lam = await named(workspace, `load ${phase}`, () => openLam(checkpointsDir(workspace), checkpoint, { name }));
    try {
      await evaluateOffline(workspace, checkpoint, lam, await own(profile.evaluate.offline));
      const online = phase === 'LAM4' ? profile.evaluate.online : profile.evaluate.earlier;
      await runEpisodes(workspace, {
        stage: `online ${checkpoint.id}`,
        tasks: await own(online),
        source: lam,
        seed: workspace.seed,
        screenshots: phase === 'LAM4',
      });
    } finally {
      await lam.close();
    }
  }
}

/** On recorded reference trajectories: each answer against what was done there, and the plan written at the first screen against the task's. */
async function evaluateOffline(
  workspace: Workspace,
  checkpoint: Checkpoint,
  lam: LamSource,
  sampled: readonly Task[],
): Promise<void> {
  const tasks = new Map(sampled.map((t) => [t.id, t]));
  const reference = await workspace.store.list<Trajectory>('trajectory', {
    app: workspace.app.name,
    policy: 'reference',
  });
  const trajectories = new Map(reference.filter((t) => tasks.has(t.taskId) && t.outcome.success).map((t) => [t.id, t]));
  const title = `offline ${checkpoint.id}`;
  const stage = `${title} in ${workspace.app.name}`;
  await runStage<Awaited<ReturnType<LamSource['open']>>>({
    store: workspace.store,
    stage,
    inputs: [...trajectories.keys()],
    workers: workspace.workers,
    signal: workspace.signal,
    progress: (p) =>
      workspace.onProgress?.({ stage: title, done: p.done + p.failed, total: p.total, failed: p.failed }),
    resource: { open: () => lam.open(), close: (r) => r.close() },
    async work(input, { resource }) {
      const trajectory = trajectories.get(input)!;
      const { id, plan, split } = tasks.get(trajectory.taskId)!;
      const policy = resource.policy();
      const steps = await scoreTrajectory(policy, trajectory);
      const written = policy.plan();
      const records = [
        { ...scoreHead('offline', checkpoint, workspace, id, split), steps },
        { ...scoreHead('planning', checkpoint, workspace, id, split), written, ...scorePlan(written, plan) },
      ];
      return records.map((record) => ({ kind: 'score', record }));
    },
  });
}

function scoreHead(
  kind: 'planning' | 'offline',
  checkpoint: Checkpoint,
  workspace: Workspace,
  of: string,
  split: string,
) {
  return {
    id: recordId('score', { kind, checkpoint: checkpoint.id, of }),
    app: workspace.app.name,
    kind,
    policy: nameIn(workspace.app.name, checkpoint),
    base: checkpoint.base,
    seed: checkpoint.seed,
    checkpoint: checkpoint.id,
    of,
    split,
  };
}

async function sample(workspace: Workspace, amounts: Amounts, choose = (tasks: Task[]) => tasks): Promise<Task[]> {
  const counts = countsFor(amounts, workspace.app);
  const lists = await Promise.all(
    splits.map(async (split) => choose((await tasksOf(workspace, split)).slice(0, counts[split] ?? 0))),
  );
  return lists.flat();
}

const larger = (a: Counts, b: Counts) =>
  Object.fromEntries(splits.map((s) => [s, Math.max(a[s] ?? 0, b[s] ?? 0)])) as Counts;
