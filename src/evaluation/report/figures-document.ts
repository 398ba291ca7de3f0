import type { Judgement } from '../../records/episode/judgement.ts';
import { type Checkpoint, nameIn } from '../../records/models/checkpoint.ts';
import { type AgreementRow, agreementRows } from '../agreement.ts';
import {
  memberOf,
  type OfflineRow,
  type OnlineRow,
  offlineRows,
  onlineRows,
  type PlanningRow,
  planningRows,
  type Run,
  type Score,
} from '../figures.ts';
import { type PairedRow, pairedRows } from '../paired.ts';

export type SeedRow = Pick<OnlineRow, 'policy' | 'base' | 'split' | 'n' | 'tsr' | 'low' | 'high'> & { seed: number };

/** Everything the report shows, as `lamwright report --json` prints it. Rates run from 0 to 1, bounds are 95 %. */
export type FiguresDocument = {
  app: string;
  createdAt: string;
  /** Records in and out of each stage. */
  counts: Record<string, Record<string, number>>;
  /** What was chosen for the machine, and why. */
  schedule: string[];
  /** Working time of all stages so far, seconds. */
  durationS: number;
  planning: PlanningRow[];
  offline: OfflineRow[];
  online: OnlineRow[];
  paired: PairedRow[];
  /** LAM4's online success by seed, of the bases that were trained with several. */
  seeds: SeedRow[];
  training: Omit<Checkpoint, 'curve'>[];
  curves: { phase: string; base: string; seed: number; points: { x: number; y: number }[] }[];
  failures: { policy: string; split: string; type: string; count: number }[];
  families: { family: string; base: string | null; split: string; n: number; solved: number }[];
  /** How a chat model that judged goes with the verifiers. */
  judge: AgreementRow[];
};

export function figuresDocument(input: {
  app: string;
  runs: readonly Run[];
  scores: readonly Score[];
  checkpoints: readonly Checkpoint[];
  judgements?: readonly Judgement[];
  counts: FiguresDocument['counts'];
  schedule?: readonly string[];
  durationS: number;
}): FiguresDocument {
  const byId = new Map(input.checkpoints.map((c) => [c.id, c]));
  const tested = input.runs.filter((r) => r.split !== 'train');
  const online = onlineRows(tested, byId);
  const last = tested.filter((r) => r.policy === 'LAM4');
  return {
    app: input.app,
    createdAt: new Date().toISOString(),
    counts: input.counts,
    schedule: [...(input.schedule ?? [])],
    durationS: input.durationS,
    planning: planningRows(input.scores),
    offline: offlineRows(input.scores),
    online,
    paired: pairedRows(tested, byId),
    seeds: seedRows(last, byId, online),
    training: input.checkpoints.map(({ curve: _, ...rest }) => rest),
    curves: input.checkpoints.map((c) => ({
      phase: nameIn(input.app, c),
      base: c.base,
      seed: c.seed,
      points: c.curve.map((p) => ({ x: p.tokens ?? p.step, y: p.loss })),
    })),
    failures: online.flatMap((row) =>
      Object.entries(row.failures).map(([type, count]) => ({ policy: row.policy, split: row.split, type, count })),
    ),
    families: [
      ...Map.groupBy(last, (r) => JSON.stringify([r.family, byId.get(r.checkpoint ?? '')?.base ?? null, r.split])),
    ].map(([key, list]) => {
      const [family, base, split] = JSON.parse(key) as [string, string | null, string];
      return { family, base, split, n: list.length, solved: list.filter((r) => r.outcome.success).length };
    }),
    judge: agreementRows(input.judgements ?? []),
  };
}

function seedRows(
  runs: readonly Run[],
  checkpoints: ReadonlyMap<string, Checkpoint>,
  pooled: readonly OnlineRow[],
): SeedRow[] {
  const several = new Set(pooled.flatMap(({ base, seeds }) => (seeds > 1 ? [base] : [])));
  const bySeed = Map.groupBy(runs, (run) => memberOf(run, checkpoints).seed);
  return [...bySeed]
    .sort(([a], [b]) => a - b)
    .flatMap(([seed, own]) =>
      onlineRows(own, checkpoints).map(({ policy, base, split, n, tsr, low, high }) => {
        return { seed, policy, base, split, n, tsr, low, high };
      }),
    )
    .filter(({ base }) => several.has(base));
}
