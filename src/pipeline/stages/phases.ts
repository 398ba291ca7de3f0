import { join } from 'node:path';
import { lamFiles } from '../../agent/known/lam-files.ts';
import { planFollower } from '../../agent/policies/following/plan-follower.ts';
import type { Pattern } from '../../agent/recall/pattern.ts';
import { createTokenizer } from '../../models/tokenizer/create-tokenizer.ts';
import type { Checkpoint, Phase } from '../../records/models/checkpoint.ts';
import { familyKey } from '../../records/tasks/task.ts';
import { createEngineKeeper, type EngineKeeper } from '../../training/engine-keeper.ts';
import { planOf } from '../../training/examples/examples.ts';
import { inHindsight } from '../../training/examples/hindsight.ts';
import type { Demonstration, PlanData } from '../../training/phases/imitation.ts';
import {
  stepRewards,
  trainImitation,
  trainPlans,
  trainPolicyGradient,
  trainReward,
} from '../../training/phases/lam-phases.ts';
import { patternsOf } from '../../training/recall/patterns.ts';
import { refusalBar } from '../../training/recall/refusal-bar.ts';
import type { PhaseContext } from '../../training/train.ts';
import type { Profile } from '../profiles.ts';
import { named, type Workspace } from '../workspace.ts';
import { tasksOf } from './data.ts';
import { runEpisodes } from './episodes.ts';
import { explore } from './explore.ts';
import {
  checkpointsDir,
  idsOf,
  type PhaseInput,
  type PreparedRun,
  prepareRun,
  type Run,
  trainPhase,
} from './training.ts';
import { gatherData, type TrainingData } from './training-data.ts';

/** The expert without a model on every train task; returns how many were done now. */
export async function collectExpert(workspace: Workspace): Promise<number> {
  const { doneNow } = await runEpisodes(workspace, {
    stage: 'collect plan-follower',
    tasks: await tasksOf(workspace, 'train'),
    source: { open: async () => ({ policy: () => planFollower(), close: async () => {} }) },
    seed: workspace.seed,
  });
  return doneNow;
}

export type Lams = Record<'LAM1' | 'LAM2' | 'LAM3' | 'reward' | 'LAM4', Checkpoint>;

/**
 * The four phases of the paper for one base and seed, exploration between the second and the third. With several workspaces (one store,
 * an application each) one LAM is trained on all of them.
 */
export async function trainAll(
  workspaces: readonly Workspace[],
  run: Profile['runs'][number],
  profile: Profile,
): Promise<Lams> {
  const engines = createEngineKeeper();
  try {
    return await trainPhases(workspaces, run, profile, engines);
  } finally {
    await engines.close();
  }
}

async function trainPhases(
  workspaces: readonly Workspace[],
  { base, seed }: Profile['runs'][number],
  profile: Profile,
  engines: EngineKeeper,
): Promise<Lams> {
  const engine = profile.engines?.[base];
  const run: Run = { base, seed, ...(base !== 'tiny' && engine?.kernel === 'floats' && { kernel: 'floats' as const }) };
  const settings = profile.training[run.base];
  const [workspace] = workspaces as [Workspace];
  const data = await gatherData(workspaces);
  let ready: Promise<PreparedRun> | undefined;
  const prepared = () => (ready ??= prepareRun(data, run, workspace));
  const trainer =
    (knows: () => Promise<PreparedRun>) =>
    (phase: Phase, input: PhaseInput, work: (context: PhaseContext) => Promise<Checkpoint>) =>
      trainPhase(workspace, {
        ...{ name: data.name, run, phase, input, work, engines },
        prepared: knows,
        threads: engine?.threads,
      });
  const train = trainer(prepared);
  const expert = data.tried.filter((d) => d.trajectory.outcome.success);

  const LAM1 = await train(
    'LAM1',
    { parent: null, settings: settings.LAM1, records: [...data.pairs.map((p) => p.id), ...idsOf(data.tried)] },
    (context) => trainPlans(context, { plans: data, schedule: settings.LAM1 }),
  );

  const LAM2 = await train('LAM2', { parent: LAM1, settings: settings.LAM2, records: idsOf(expert) }, (context) =>
    trainImitation(context, { sets: [solved(data, expert)], schedule: settings.LAM2 }),
  );

  const explored = await explore(workspaces, LAM2, data.tried, profile);
  const boosted = explored
    .filter(({ trajectory }) => trajectory.outcome.success)
    .map(({ task, trajectory }) => ({ task, trajectory: { ...trajectory, steps: inHindsight(trajectory.steps) } }));
  const failures = mixed(explored.filter((d) => !d.trajectory.outcome.success)).slice(0, settings.LAM4.most);

  const union = [...expert, ...boosted];
  const found = solved(data, boosted).tasks;
  const kinds = new Set(found.map(familyKey));
  const focus = union.filter(({ task }) => kinds.has(familyKey(task)));
  /** From here on the plans that LAM2 found are remembered, too. */
  let later: Promise<PreparedRun> | undefined;
  const wiser = () =>
    (later ??= prepared().then((run) =>
      named(workspace, 'what requests bring to mind, with the plans that were found', () =>
        remembering(run, patternsOf(data.tasks, data.familyOf, { tried: data.tried, found })),
      ),
    ));
  const sets = boosted.length > 0 ? [union, focus] : [union];
  const trainOn = trainer(wiser);
  const LAM3 = await trainOn('LAM3', { parent: LAM2, settings: settings.LAM3, records: idsOf(union) }, (context) =>
    trainImitation(context, { sets: sets.map((set) => solved(data, set)), schedule: settings.LAM3 }),
  );

  const all = mixed([...data.tried, ...explored]);
  const reward = await trainOn('reward', { parent: LAM3, settings: settings.reward, records: idsOf(all) }, (context) =>
    trainReward(context, { trajectories: all, settings: settings.reward }),
  );

  if (profile.stepCredit) {
    const byStep = { ...settings.reward, credit: 'step' as const };
    await trainOn('reward-step', { parent: LAM3, settings: byStep, records: idsOf(all) }, (context) =>
      trainReward(context, { trajectories: all, settings: byStep }),
    );
  }

  const LAM4 = await trainOn(
    'LAM4',
    { parent: LAM3, settings: { ...settings.LAM4, reward: reward.id }, records: idsOf(failures) },
    async (context) =>
      trainPolicyGradient(context, {
        failures,
        rewards: await rewardsOf(workspace, reward, failures, context, engines),
        settings: settings.LAM4,
      }),
  );
  return { LAM1, LAM2, LAM3, reward, LAM4 };
}

/** In the order of their ids, which are hashes: the first few are of every policy, application and family alike. */
const mixed = (items: readonly Demonstration[]): Demonstration[] =>
  items.toSorted((a, b) => (a.trajectory.id < b.trajectory.id ? -1 : 1));

const remembering = (run: PreparedRun, patterns: Pattern[]): PreparedRun => ({
  ...run,
  lexicon: { ...run.lexicon, patterns, bar: refusalBar(patterns) },
});

/** Of the tasks only those that were solved, with the plan that did it: from phase 2 on no plan is taught that was seen to fail. */
const solved = (data: TrainingData, tried: Demonstration[]): PlanData => ({
  ...data,
  tried,
  tasks: tried.map(({ task, trajectory }) => ({ ...task, plan: planOf(trajectory.steps) })),
});

async function rewardsOf(
  workspace: Workspace,
  reward: Checkpoint,
  items: readonly Demonstration[],
  { base, lexicon, seed, threads }: Pick<PhaseContext, 'base' | 'lexicon' | 'seed' | 'threads'>,
  engines: EngineKeeper,
): Promise<number[][]> {
  if (items.length === 0) return [];
  return named(workspace, 'reward the failures', async () => {
    const engine = await engines.open(base, { seed, threads, isFresh: false });
    await engine.load(lamFiles(join(checkpointsDir(workspace), reward.id)).state);
    const { limits, longest } = base;
    return stepRewards(engine, items, { tokenizer: createTokenizer(base.tokenizer), lexicon, limits, longest });
  });
}
