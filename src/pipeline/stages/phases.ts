import { join } from 'node:path';
import { lamFiles } from '../../agent/lam-files.ts';
import { planFollower } from '../../agent/policies/plan-follower.ts';
import { createTokenizer } from '../../models/tokenizer/create-tokenizer.ts';
import type { Checkpoint } from '../../records/checkpoint.ts';
import { createEngine } from '../../training/engine/create-engine.ts';
import type { Demonstration, PlanData } from '../../training/phases/imitation.ts';
import {
  stepRewards,
  trainImitation,
  trainPlans,
  trainPolicyGradient,
  trainReward,
} from '../../training/phases/lam-phases.ts';
import type { Profile } from '../profiles.ts';
import type { Workspace } from '../workspace.ts';
import { pairsOf, tasksOf, trainTrajectories } from './data.ts';
import { runEpisodes } from './episodes.ts';
import { openLam } from './lam-source.ts';
import { checkpointsDir, idsOf, type PreparedRun, prepareRun, type Run, trainPhase } from './training.ts';

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

/** The four phases of the paper for one base and seed, exploration between the second and the third. */
export async function trainAll(workspace: Workspace, run: Run, profile: Profile): Promise<Lams> {
  const settings = profile.training[run.base];
  const { families } = workspace.app;
  let ready: Promise<PreparedRun> | undefined;
  const prepared = () => (ready ??= prepareRun(workspace, run));
  const expertAll = await trainTrajectories(workspace, { policy: 'plan-follower' });
  const expert = expertAll.filter((d) => d.trajectory.outcome.success);
  const pairIds = (await pairsOf(workspace)).map((p) => p.id);
  const plansOf = async (): Promise<PlanData> => {
    const { pairs, tasks } = await prepared();
    return { pairs, tasks, tried: expertAll, families };
  };

  const LAM1 = await trainPhase(
    workspace,
    run,
    'LAM1',
    { parent: null, settings: settings.LAM1, records: [...pairIds, ...idsOf(expertAll)] },
    async (context) => trainPlans(context, { plans: await plansOf(), schedule: settings.LAM1 }),
    prepared,
  );

  const LAM2 = await trainPhase(
    workspace,
    run,
    'LAM2',
    { parent: LAM1, settings: settings.LAM2, records: idsOf(expert) },
    async (context) =>
      trainImitation(context, { demonstrations: expert, plans: await plansOf(), schedule: settings.LAM2 }),
    prepared,
  );

  const explored = await explore(workspace, LAM2, expertAll, profile);
  const boosted = explored.filter((d) => d.trajectory.outcome.success);
  const failures = explored.filter((d) => !d.trajectory.outcome.success).slice(0, settings.LAM4.most);

  const union = [...expert, ...boosted];
  const LAM3 = await trainPhase(
    workspace,
    run,
    'LAM3',
    { parent: LAM2, settings: settings.LAM3, records: idsOf(union) },
    async (context) =>
      trainImitation(context, { demonstrations: union, plans: await plansOf(), schedule: settings.LAM3 }),
    prepared,
  );

  const all = [...expert, ...explored];
  const reward = await trainPhase(
    workspace,
    run,
    'reward',
    { parent: LAM3, settings: settings.reward, records: idsOf(all) },
    (context) => trainReward(context, { trajectories: all, settings: settings.reward }),
    prepared,
  );

  if (profile.stepCredit) {
    const byStep = { ...settings.reward, credit: 'step' as const };
    await trainPhase(
      workspace,
      run,
      'reward-step',
      { parent: LAM3, settings: byStep, records: idsOf(all) },
      (context) => trainReward(context, { trajectories: all, settings: byStep }),
      prepared,
    );
  }

  const LAM4 = await trainPhase(
    workspace,
    run,
    'LAM4',
    { parent: LAM3, settings: { ...settings.LAM4, reward: reward.id }, records: idsOf(failures) },
    async (context) =>
      trainPolicyGradient(context, {
        failures,
        rewards: await rewardsOf(workspace, run, reward, failures, await prepared()),
        settings: settings.LAM4,
      }),
    prepared,
  );
  return { LAM1, LAM2, LAM3, reward, LAM4 };
}

/**
 * Self-boosting (paper section 4.3): on the tasks that the expert failed LAM2 samples how to carry out the same plan; every try is verified
 * and kept.
 */
async function explore(
  workspace: Workspace,
  LAM2: Checkpoint,
  expert: readonly Demonstration[],
  profile: Profile,
): Promise<Demonstration[]> {
  const { tasks: most, tries, temperature } = profile.explore;
  const tasks = expert
    .filter((d) => !d.trajectory.outcome.success)
    .map((d) => d.task)
    .slice(0, most);
  const lam = await openLam(checkpointsDir(workspace), LAM2, { temperature, name: 'LAM2 exploring', takesPlan: true });
  try {
    await runEpisodes(workspace, { stage: `explore ${LAM2.id}`, tasks, source: lam, tries, seed: workspace.seed });
  } finally {
    await lam.close();
  }
  return trainTrajectories(workspace, { policy: 'LAM2 exploring', checkpoint: LAM2.id });
}

async function rewardsOf(
  workspace: Workspace,
  run: Run,
  reward: Checkpoint,
  items: readonly Demonstration[],
  prepared: PreparedRun,
) {
  if (items.length === 0) return [];
  const { base, lexicon } = prepared;
  const engine = await createEngine({ ...base, seed: run.seed, threads: workspace.workers });
  try {
    await engine.load(lamFiles(join(checkpointsDir(workspace), reward.id)).state);
    const examples = {
      tokenizer: createTokenizer(base.tokenizer),
      lexicon,
      limits: base.limits,
      longest: base.longest,
    };
    return await stepRewards(engine, items, examples);
  } finally {
    await engine.close();
  }
}
