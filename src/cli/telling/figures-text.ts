import type { FiguresDocument } from '../../evaluation/report/figures-document.ts';
import type { Estimate } from '../../evaluation/statistics.ts';

const percent = (x: number) => (100 * x).toFixed(1).padStart(5);

/** The tables of the report as plain text; rates in per cent with their 95 % interval. */
export function figuresText({
  planning,
  offline,
  online,
  paired,
  judge = [],
}: Pick<FiguresDocument, 'planning' | 'offline' | 'online' | 'paired'> &
  Partial<Pick<FiguresDocument, 'judge'>>): string {
  const head = (r: { policy: string; base: string | null; split: string; seeds: number; n: number }) =>
    `${r.policy.padEnd(14)} ${(r.base ?? '').padEnd(13)} ${r.split.padEnd(16)} seeds ${r.seeds} n ${String(r.n).padStart(4)}`;
  const tsr = (r: { tsr: number; low: number; high: number }) =>
    `TSR ${percent(r.tsr)} [${percent(r.low)}, ${percent(r.high)}]`;
  const share = ({ value, low, high }: Estimate) => `${percent(value)} [${percent(low)}, ${percent(high)}]`;
  return [
    'Online',
    ...online.map(
      (r) =>
        `  ${head(r)}  ${tsr(r)}  gave up ${percent(r.gaveUp.value)}  silently wrong ${percent(r.silentlyWrong.value)}  steps ${r.steps.toFixed(1)}  time ${r.timeS.toFixed(1)} s  step p50 ${r.stepLatencyMsP50} ms, p95 ${r.stepLatencyMsP95} ms`,
    ),
    'Paired (McNemar)',
    ...paired.map(
      (r) =>
        `  ${r.first} -> ${r.second} ${r.base} ${r.split} n ${r.n}: ${percent(r.difference)}, won ${r.onlySecond}, lost ${r.onlyFirst}, p ${r.p.toFixed(3)}`,
    ),
    'Offline',
    ...offline.map(
      (r) =>
        `  ${head(r)}  object ${percent(r.object)}  operation ${percent(r.operation)}  status ${percent(r.status)}  SSR ${percent(r.ssr)}  ${tsr(r)}`,
    ),
    'Planning',
    ...planning.map(
      (r) => `  ${head(r)}  ${tsr(r)}  step precision ${percent(r.precision)}  step recall ${percent(r.recall)}`,
    ),
    ...(judge.length > 0 ? ['Judge against verifier'] : []),
    ...judge.map(
      (r) =>
        `  ${r.model.padEnd(14)} shown ${r.view.padEnd(17)} n ${String(r.n).padStart(4)}  agreement ${share(r.agreement)}  precision ${share(r.precision)}  recall ${share(r.recall)}  kappa ${r.kappa?.toFixed(2) ?? '-'}  unsure ${r.unsure}  no answer ${r.unanswered}`,
    ),
  ].join('\n');
}
