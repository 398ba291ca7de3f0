import type { Checkpoint } from '../../records/models/checkpoint.ts';
import type { Rng } from '../../records/rng.ts';
import type { Engine } from '../engine/engine.ts';
import { type ExampleContext, trajectoryExample } from '../examples/examples.ts';
import { type PhaseContext, runPhase } from '../train.ts';
import { type CurvePoint, type FitSchedule, trainSupervised } from '../train-supervised.ts';
import { type Demonstration, fillingDraw, imitationDraw, type PlanData, planDraw } from './imitation.ts';
import { type PpoSettings, policyGradient } from './policy-gradient.ts';
import { type Credit, fitReward, heldOutForReward, measureReward, rewardExample } from './reward-model.ts';

/** Share of the other draws of phases 2 and 3 that are plans alone: most failures are wrong plans, and some tasks have no trajectory to learn them from. */
export const planShare = 0.25;

/** How often a running phase saves its state. */
const saveEveryMs = 45_000;

/** LAM1: task-plan pretraining on documentation pairs and the plans of train tasks (paper section 4.1). */
export function trainPlans(
  context: PhaseContext,
  input: { plans: PlanData; schedule: FitSchedule },
): Promise<Checkpoint> {
  return runPhase(context, async (engine, examples, path) => {
    const { pairs, tasks } = input.plans;
    const draw = planDraw(input.plans, examples);
    const resume = { path, everyMs: saveEveryMs };
    const curve = await trainSupervised({ ...context, engine, draw, schedule: input.schedule, resume });
    return {
      counts: { pairs: pairs.length, tasks: tasks.length },
      curve,
      metrics: fitMetrics(curve, input.schedule),
    };
  });
}

/** `fillings`: the share of the draws that are nothing but what is left to the model where a plan comes to mind; none where it is left out. */
export type ImitationSchedule = FitSchedule & { fillings?: number };

/** What phases 2 and 3 draw: of every set as often as of any other, fillings, plans and whole trajectories. */
export function imitationMix(sets: readonly PlanData[], fillings: number, examples: ExampleContext) {
  const draws = sets.map((set) => {
    const plans = planDraw(set, examples);
    const acts = imitationDraw(set.tried, set.familyOf, examples);
    const filled = fillingDraw(set.tried, set.familyOf, examples);
    const others = (rng: Rng) => (rng.next() < planShare ? plans(rng) : acts(rng));
    return (rng: Rng) => (rng.next() < fillings ? filled(rng) : null) ?? others(rng);
  });
  return (rng: Rng) => rng.pick(draws)(rng);
}

/** LAM2 on the expert's successes, LAM3 on those and the self-boosted ones (paper sections 4.2, 4.3). Every set is drawn from as often as any other. */
export function trainImitation(
  context: PhaseContext,
  input: { sets: readonly PlanData[]; schedule: ImitationSchedule },
): Promise<Checkpoint> {
  const { schedule } = input;
  const { fillings = 0 } = schedule;
  return runPhase(context, async (engine, examples, path) => {
    const draw = imitationMix(input.sets, fillings, examples);
    const resume = { path, everyMs: saveEveryMs };
    const curve = await trainSupervised({ ...context, engine, draw, schedule, resume });
    const all = [...new Set(input.sets.flatMap(({ tried }) => tried))];
    const steps = all.reduce((n, d) => n + d.trajectory.steps.length, 0);
    return { counts: { trajectories: all.length, steps }, curve, metrics: fitMetrics(curve, schedule) };
  });
}

/** `most`: at most so many trajectories are trained on, half of them solved where there are enough. */
export type RewardSettings = { epochs: number; batch: number; learningRate: number; credit: Credit; most: number };

/** The reward model: LAM3 with a scalar head, measured on trajectories of held-out tasks (paper section 4.4). */
export function trainReward(
  context: PhaseContext,
  input: { trajectories: readonly Demonstration[]; settings: RewardSettings },
): Promise<Checkpoint> {
  return runPhase(context, async (engine, examples) => {
    const usable = input.trajectories.filter((d) => d.trajectory.steps.length > 0);
    const [held, rest] = split(usable, (d) => heldOutForReward(d.task.id));
    const used = balanced(rest, input.settings.most);
    const made = (items: readonly Demonstration[]) =>
      items.map((d) => rewardExample(d, input.settings.credit, examples));
    const curve = await fitReward({ ...context, ...input.settings, engine, examples: made(used) });
    const during = context.during ?? ((_, work) => work());
    const measured = await during('measure', () => measureReward(engine, made(held)));
    return {
      counts: { heldOut: held.length, trajectories: used.length },
      curve,
      metrics: { accuracy: measured.accuracy, auc: measured.auc, heldOut: measured.n },
    };
  });
}

/** LAM4: offline PPO from LAM3 on the recorded failures, rewarded by the reward model (paper section 4.4). */
export function trainPolicyGradient(
  context: PhaseContext,
  input: { failures: readonly Demonstration[]; rewards: readonly (readonly number[])[]; settings: PpoSettings },
): Promise<Checkpoint> {
  return runPhase(context, async (engine, examples) => {
    const items = input.failures.map(({ trajectory, task }, i) => ({
      example: trajectoryExample(task.request, trajectory.steps, examples),
      rewards: input.rewards[i]!,
    }));
    const reports = await policyGradient({ ...context, engine, examples: items, settings: input.settings });
    const last = reports.at(-1);
    return {
      counts: { failures: items.length },
      curve: reports.map((r) => ({ step: r.update, loss: -r.objective })),
      metrics: { updates: reports.length, kl: last?.kl ?? 0, clipped: last?.clipped ?? 0 },
    };
  });
}

/** The reward model's value of every step, from [-1, 1] to the paper's [-0.5, 0.5]. */
export async function stepRewards(
  engine: Engine,
  items: readonly Demonstration[],
  examples: Parameters<typeof rewardExample>[2],
): Promise<number[][]> {
  const values = await engine.scalars(items.map((d) => rewardExample(d, 'outcome', examples)));
  return values.map((v) => Array.from(v, (x) => Math.min(0.5, Math.max(-0.5, x / 2))));
}

/** `spared`: tokens of the schedule that were not trained on, since little was learnt any more. */
function fitMetrics(curve: readonly CurvePoint[], schedule: FitSchedule): Record<string, number | null> {
  const last = curve.at(-1);
  return {
    updates: curve.length,
    tokens: last?.tokens ?? 0,
    spared: Math.max(0, schedule.tokens - (last?.tokens ?? 0)),
    tokensPerSecond: last && last.ms > 0 ? (last.tokens / last.ms) * 1000 : null,
    finalLoss:
      curve.length === 0 ? null : curve.slice(-10).reduce((s, p) => s + p.loss, 0) / Math.min(10, curve.length),
  };
}

function balanced(items: readonly Demonstration[], most: number): Demonstration[] {
  const [solved, failed] = split(items, (d) => d.trajectory.outcome.success);
  const half = Math.ceil(most / 2);
  const share = (list: readonly Demonstration[], other: number) => list.slice(0, Math.max(half, most - other));
  return [...share(solved, failed.length), ...share(failed, solved.length)].slice(0, most);
}

function split<T>(items: readonly T[], first: (item: T) => boolean): [T[], T[]] {
  return [items.filter(first), items.filter((item) => !first(item))];
}
