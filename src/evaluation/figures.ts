import type { Trajectory } from '../records/episode/trajectory.ts';
import type { Checkpoint } from '../records/models/checkpoint.ts';
import { type Split, splits } from '../records/tasks/task.ts';
import type { Ending } from './ending.ts';
import { type OfflineSums, type StepScore, sumOffline } from './offline.ts';
import { type Estimate, mean, quantile, rate } from './statistics.ts';
import { tally } from './tally.ts';

/** What is read of a trajectory for the figures; the whole one is large. */
export type Run = Pick<
  Trajectory,
  'taskId' | 'split' | 'policy' | 'checkpoint' | 'family' | 'outcome' | 'durationMs'
> & {
  stepMs: number[];
  ending: Ending;
};

export type Score = {
  kind: string;
  policy: string;
  base: string;
  seed: number;
  checkpoint: string;
  of: string;
  split: string;
} & (
  | { kind: 'planning'; success: boolean; precision: number; recall: number }
  | { kind: 'offline'; steps: StepScore[] }
);

/** One row of a table: a policy on a split. `low` and `high` bound the row's TSR at 95 % (Wilson). Rates run from 0 to 1. */
type Row = {
  policy: string;
  base: string | null;
  split: string;
  seeds: number;
  n: number;
  tsr: number;
  low: number;
  high: number;
};
export type OnlineRow = Row & {
  steps: number;
  timeS: number;
  stepLatencyMsP50: number;
  stepLatencyMsP95: number;
  failures: Record<string, number>;
  /** Of all tasks, those that ended as not done, and those that ended as if done and were not; the rest is the TSR. */
  gaveUp: Estimate;
  silentlyWrong: Estimate;
};
export type PlanningRow = Row & { precision: number; recall: number };
export type OfflineRow = Row & { steps: number; object: number; operation: number; status: number; ssr: number };

/** What of a step the user waits for: observe, infer, act, settle. */
export const stepLatency = (ms: Trajectory['steps'][number]['ms']) => ms.observe + ms.infer + ms.act + ms.settle;

type Member = { policy: string; base: string | null; seed: number };

const policies = ['nothing', 'random', 'plan-follower', 'recall', 'reference', 'LAM1', 'LAM2', 'LAM3', 'LAM4'];
/** Unknown ones stand last, and LAMs of several applications after those of one. */
function rank(policy: string): number {
  const [name = '', several] = policy.split(' of ');
  return (policies.includes(name) ? policies.indexOf(name) : policies.length) + (several ? policies.length : 0);
}

/** By policy, base and split; in the order of splits, then bases, then policies. */
function groups<T>(items: readonly T[], member: (item: T) => Member & { split: string }) {
  const found = Map.groupBy(items, (item) => {
    const { policy, base, split } = member(item);
    return JSON.stringify([policy, base, split]);
  });
  return Array.from(found, ([key, list]) => {
    const [policy, base, split] = JSON.parse(key) as [string, string | null, string];
    return {
      head: { policy, base, split, seeds: new Set(list.map((i) => member(i).seed)).size, n: list.length },
      list,
    };
  }).sort(
    ({ head: a }, { head: b }) =>
      splits.indexOf(a.split as Split) - splits.indexOf(b.split as Split) ||
      (a.base ?? '').localeCompare(b.base ?? '') ||
      rank(a.policy) - rank(b.policy),
  );
}

const interval = (successes: number, n: number) => {
  const { value, low, high } = rate(successes, n);
  return { tsr: value, low, high };
};

/** Online rows (paper table 5): success, steps and time by policy, base and split; seeds pooled. */
export function onlineRows(runs: readonly Run[], checkpoints: ReadonlyMap<string, Checkpoint>): OnlineRow[] {
  return groups(runs, (run) => ({ ...memberOf(run, checkpoints), split: run.split })).map(({ head, list }) => {
    const ended = (ending: Ending) => rate(list.filter((r) => r.ending === ending).length, list.length);
    const latencies = list.flatMap((run) => run.stepMs);
    return {
      ...head,
      ...interval(list.filter((r) => r.outcome.success).length, list.length),
      steps: mean(list.map((r) => r.stepMs.length)),
      timeS: mean(list.map((r) => r.durationMs / 1000)),
      stepLatencyMsP50: Math.round(quantile(latencies, 0.5)),
      stepLatencyMsP95: Math.round(quantile(latencies, 0.95)),
      failures: tally(list.flatMap((r) => (r.outcome.success ? [] : [r.outcome.failure?.type ?? 'effect']))),
      gaveUp: ended('gave up'),
      silentlyWrong: ended('silently wrong'),
    };
  });
}

export function planningRows(scores: readonly Score[]): PlanningRow[] {
  const plans = scores.filter((s): s is Extract<Score, { kind: 'planning' }> => s.kind === 'planning');
  return groups(plans, (s) => s).map(({ head, list }) => ({
    ...head,
    ...interval(list.filter((s) => s.success).length, list.length),
    precision: mean(list.map((s) => s.precision)),
    recall: mean(list.map((s) => s.recall)),
  }));
}

/** Offline rows (paper table 4); `n` counts tasks, `steps` recorded steps; SSR never exceeds object, operation or status. */
export function offlineRows(scores: readonly Score[]): OfflineRow[] {
  const scored = scores.filter((s): s is Extract<Score, { kind: 'offline' }> => s.kind === 'offline');
  return groups(scored, (s) => s).map(({ head, list }) => {
    const sums: OfflineSums = sumOffline(list.map((s) => s.steps));
    const share = (k: number) => (sums.steps === 0 ? 0 : k / sums.steps);
    return {
      ...head,
      ...interval(sums.tasksRight, sums.tasks),
      steps: sums.steps,
      object: share(sums.object),
      operation: share(sums.operation),
      status: share(sums.status),
      ssr: share(sums.all),
    };
  });
}

export function memberOf(
  run: Pick<Run, 'policy' | 'checkpoint'>,
  checkpoints: ReadonlyMap<string, Checkpoint>,
): Member {
  const checkpoint = run.checkpoint === null ? undefined : checkpoints.get(run.checkpoint);
  return { policy: run.policy, base: checkpoint?.base ?? null, seed: checkpoint?.seed ?? 0 };
}
