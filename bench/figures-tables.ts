import type { FiguresDocument } from '../src/evaluation/report/figures-document.ts';
import type { Estimate } from '../src/evaluation/statistics.ts';
import { type Split, splits } from '../src/records/tasks/task.ts';

type Column<R> = { title: string; cell: (row: R) => string | number; text?: true };
type Rated = { tsr: number; low: number; high: number };
type Named = { policy: string; base: string | null; split: string; seeds: number; n: number };

const percent = (x: number) => (100 * x).toFixed(1);
const interval = ({ tsr, low, high }: Rated) => `${percent(tsr)} [${percent(low)}, ${percent(high)}]`;
const estimate = ({ value, low, high }: Estimate) => interval({ tsr: value, low, high });
const counts = (of: Record<string, number>) =>
  Object.entries(of)
    .map(([name, n]) => `${name} ${n}`)
    .join(', ');

const named: Column<Named>[] = [
  { title: 'split', cell: (r) => r.split, text: true },
  { title: 'policy', cell: (r) => r.policy, text: true },
  { title: 'base', cell: (r) => r.base ?? '', text: true },
  { title: 'seeds', cell: (r) => r.seeds },
  { title: 'n', cell: (r) => r.n },
];

/** The tables that pages may ask for, each a pure function of what `lamwright report --json` prints. Rates are in per cent, with their 95 % interval. */
export const tables: Record<string, (figures: FiguresDocument) => string> = {
  summary: (f) =>
    [
      `Application ${f.app}, ${(f.durationS / 60).toFixed(1)} minutes of work, computed ${f.createdAt.slice(0, 10)}. Success in %, its 95 % interval, n; then in % what was silently wrong: it ended as if done, and the verifier says no.`,
      '',
      bySplit(f.online),
    ].join('\n'),
  online: (f) =>
    table(f.online, [
      ...named,
      { title: 'TSR % [95 %]', cell: interval },
      { title: 'gave up % [95 %]', cell: (r) => estimate(r.gaveUp) },
      { title: 'silently wrong % [95 %]', cell: (r) => estimate(r.silentlyWrong) },
      { title: 'steps', cell: (r) => r.steps.toFixed(1) },
      { title: 's a task', cell: (r) => r.timeS.toFixed(1) },
      { title: 'ms a step, p50', cell: (r) => r.stepLatencyMsP50 },
      { title: 'p95', cell: (r) => r.stepLatencyMsP95 },
      { title: 'failures', cell: (r) => counts(r.failures), text: true },
    ]),
  offline: (f) =>
    table(f.offline, [
      ...named,
      { title: 'steps', cell: (r) => r.steps },
      { title: 'object %', cell: (r) => percent(r.object) },
      { title: 'operation %', cell: (r) => percent(r.operation) },
      { title: 'status %', cell: (r) => percent(r.status) },
      { title: 'SSR %', cell: (r) => percent(r.ssr) },
      { title: 'TSR % [95 %]', cell: interval },
    ]),
  planning: (f) =>
    table(f.planning, [
      ...named,
      { title: 'TSR % [95 %]', cell: interval },
      { title: 'step precision %', cell: (r) => percent(r.precision) },
      { title: 'step recall %', cell: (r) => percent(r.recall) },
    ]),
  paired: (f) =>
    table(f.paired, [
      { title: 'split', cell: (r) => r.split, text: true },
      { title: 'base', cell: (r) => r.base ?? '', text: true },
      { title: 'from', cell: (r) => r.first, text: true },
      { title: 'to', cell: (r) => r.second, text: true },
      { title: 'n', cell: (r) => r.n },
      { title: 'gain, points', cell: (r) => percent(r.difference) },
      { title: 'won', cell: (r) => r.onlySecond },
      { title: 'lost', cell: (r) => r.onlyFirst },
      { title: 'p (McNemar)', cell: (r) => r.p.toFixed(3) },
    ]),
  /** The LAM of this application against those of several, on the same tasks. */
  joint: (f) => {
    const tsr = (policy: string, { base, split }: Pick<Named, 'base' | 'split'>) => {
      const row = f.online.find((r) => r.policy === policy && r.base === base && r.split === split);
      return row ? interval(row) : '';
    };
    return table(
      f.paired.filter(({ first, second }) => first === 'LAM4' && second.startsWith('LAM4 of ')),
      [
        { title: 'application', cell: () => f.app, text: true },
        { title: 'split', cell: (r) => r.split, text: true },
        { title: 'n', cell: (r) => r.n },
        { title: 'LAM4 of it alone, % [95 %]', cell: (r) => tsr(r.first, r) },
        { title: 'LAM4 of both, % [95 %]', cell: (r) => tsr(r.second, r) },
        { title: 'won', cell: (r) => r.onlySecond },
        { title: 'lost', cell: (r) => r.onlyFirst },
        { title: 'p (McNemar)', cell: (r) => r.p.toFixed(3) },
      ],
    );
  },
  seeds: (f) =>
    table(f.seeds, [
      { title: 'base', cell: (r) => r.base ?? '', text: true },
      { title: 'seed', cell: (r) => r.seed },
      { title: 'split', cell: (r) => r.split, text: true },
      { title: 'n', cell: (r) => r.n },
      { title: 'TSR % [95 %]', cell: interval },
    ]),
  training: (f) =>
    table(f.training, [
      { title: 'phase', cell: (r) => r.phase, text: true },
      { title: 'base', cell: (r) => r.base, text: true },
      { title: 'seed', cell: (r) => r.seed },
      { title: 'data', cell: (r) => counts(r.counts), text: true },
      { title: 'minutes', cell: (r) => (r.trainedMs / 60_000).toFixed(1) },
      { title: 'figures', cell: (r) => metrics(r.metrics), text: true },
    ]),
  families: (f) =>
    table(
      [...f.families].sort((a, b) => a.solved / a.n - b.solved / b.n || a.family.localeCompare(b.family)),
      [
        { title: 'family', cell: (r) => r.family, text: true },
        { title: 'base', cell: (r) => r.base ?? '', text: true },
        { title: 'split', cell: (r) => r.split, text: true },
        { title: 'solved', cell: (r) => `${r.solved} of ${r.n}` },
      ],
    ),
};

/** A line for every policy and base, a column for every split. */
function bySplit(rows: FiguresDocument['online']): string {
  const lines = Map.groupBy(rows, ({ policy, base }) => `${policy} ${base ?? ''}`);
  const rate = (line: typeof rows, split: Split) => {
    const row = line.find((r) => r.split === split);
    return row ? `${interval(row)}, ${row.n}; ${percent(row.silentlyWrong.value)}` : '';
  };
  return table<typeof rows>(
    [...lines.values()],
    [
      { title: 'policy', cell: (line) => line[0]?.policy ?? '', text: true },
      { title: 'base', cell: (line) => line[0]?.base ?? '', text: true },
      { title: 'seeds', cell: (line) => Math.max(...line.map((r) => r.seeds)) },
      ...splits
        .filter((split) => rows.some((r) => r.split === split))
        .map((split) => ({ title: split, cell: (line: typeof rows) => rate(line, split) })),
    ],
  );
}

const metrics = (of: Record<string, number | null>) =>
  Object.entries(of)
    .map(([name, value]) => `${name} ${value === null ? '–' : Number(value.toPrecision(4))}`)
    .join(', ');

function table<R>(rows: readonly R[], columns: readonly Column<R>[]): string {
  if (rows.length === 0) return 'None in these records.';
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ title }) => title)),
    line(columns.map(({ text }) => (text ? '---' : '---:'))),
    ...rows.map((row) => line(columns.map(({ cell }) => cell(row)))),
  ].join('\n');
}
