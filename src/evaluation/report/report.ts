import type { ExploredMap } from '../../discovery/explore/map-of.ts';
import type { Trajectory } from '../../records/episode/trajectory.ts';
import type { FiguresDocument, SeedRow } from './figures-document.ts';
import { gallery } from './gallery.ts';
import { html, percent, raw, table, withInterval } from './html.ts';
import { judgeTable } from './judge-table.ts';
import { lineChart } from './line-chart.ts';
import { road } from './road.ts';
import { screenMap } from './screen-map.ts';
import { style } from './style.ts';

/** The report: one self-contained HTML page of every figure, the learning curves, the map of an explored application and a gallery of trajectories. */
export function renderReport(
  figures: FiguresDocument,
  trajectories: readonly Trajectory[],
  screenshots: ReadonlyMap<string, string>,
  explored?: ExploredMap,
): string {
  const who = [
    { title: 'policy', cell: (r: { policy: string }) => r.policy, text: true },
    { title: 'base', cell: (r: { base: string | null }) => r.base ?? '', text: true },
    { title: 'split', cell: (r: { split: string }) => r.split, text: true },
    { title: 'seeds', cell: (r: { seeds: number }) => r.seeds },
    { title: 'n', cell: (r: { n: number }) => r.n },
  ];
  const page = html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Lamwright: ${figures.app}</title><style>${raw(style)}</style></head><body>
<h1>A Large Action Model for ${figures.app}</h1>
<p class="lead">${figures.createdAt.slice(0, 16).replace('T', ' ')} · ${(figures.durationS / 60).toFixed(1)} minutes of work · every rate with its n and 95 % interval, recomputed from the stored records</p>
${road(figures.counts)}
<h2>Online: tasks done in the running application</h2>
<p><small>A task is done (TSR); or the policy gave up and says so; or it is silently wrong: it ended as if done, and the verifier says no.</small></p>
<div class="scroll">${table(figures.online, [
    ...who,
    { title: 'TSR %', cell: withInterval },
    { title: 'gave up %', cell: (r) => percent(r.gaveUp.value) },
    { title: 'silently wrong %', cell: (r) => withInterval({ ...r.silentlyWrong, tsr: r.silentlyWrong.value }) },
    { title: 'steps', cell: (r) => r.steps.toFixed(1) },
    { title: 'time s', cell: (r) => r.timeS.toFixed(1) },
    { title: 'step p50 ms', cell: (r) => r.stepLatencyMsP50 },
    { title: 'step p95 ms', cell: (r) => r.stepLatencyMsP95 },
    {
      title: 'failures',
      cell: (r) =>
        Object.entries(r.failures)
          .map(([t, n]) => `${t} ${n}`)
          .join(', '),
      text: true,
    },
  ])}</div>
<h2>Paired tests: the same tasks, phase by phase</h2>
${table(figures.paired, [
  { title: 'from', cell: (r) => r.first, text: true },
  { title: 'to', cell: (r) => r.second, text: true },
  { title: 'base', cell: (r) => r.base ?? '', text: true },
  { title: 'split', cell: (r) => r.split, text: true },
  { title: 'n', cell: (r) => r.n },
  { title: 'gain %', cell: (r) => percent(r.difference) },
  { title: 'won / lost', cell: (r) => `${r.onlySecond} / ${r.onlyFirst}` },
  { title: 'p (McNemar)', cell: (r) => r.p.toFixed(3) },
])}
${seedsTable(figures.seeds)}
${judgeTable(figures.judge)}
<h2>Offline: recorded steps</h2>
<div class="scroll">${table(figures.offline, [
    ...who,
    { title: 'steps', cell: (r) => r.steps },
    { title: 'object %', cell: (r) => percent(r.object) },
    { title: 'operation %', cell: (r) => percent(r.operation) },
    { title: 'status %', cell: (r) => percent(r.status) },
    { title: 'SSR %', cell: (r) => percent(r.ssr) },
    { title: 'TSR %', cell: withInterval },
  ])}</div>
<h2>Planning: request to plan</h2>
<div class="scroll">${table(figures.planning, [...who, { title: 'TSR %', cell: withInterval }, { title: 'step precision %', cell: (r) => percent(r.precision) }, { title: 'step recall %', cell: (r) => percent(r.recall) }])}</div>
<h2>Training</h2>
<p>${figures.schedule.join(' ')}</p>
<div class="charts">${figures.curves.map((c) => lineChart(`${c.phase} · ${c.base} · seed ${c.seed}`, [{ name: 'loss', points: c.points }], c.points.some((p) => p.x > 5000) ? 'tokens' : 'updates'))}</div>
${table(figures.training, [
  { title: 'phase', cell: (r) => r.phase, text: true },
  { title: 'base', cell: (r) => r.base, text: true },
  { title: 'seed', cell: (r) => r.seed },
  { title: 'time s', cell: (r) => Math.round(r.trainedMs / 1000) },
  {
    title: 'data',
    cell: (r) =>
      Object.entries(r.counts)
        .map(([k, v]) => `${k} ${v}`)
        .join(', '),
    text: true,
  },
  {
    title: 'figures',
    cell: (r) =>
      Object.entries(r.metrics)
        .map(([k, v]) => `${k} ${v === null ? '–' : Number(v.toPrecision(4))}`)
        .join(', '),
    text: true,
  },
])}
<h2>LAM4 by family</h2>
${table(
  [...figures.families].sort((a, b) => a.solved / a.n - b.solved / b.n || (a.family < b.family ? -1 : 1)),
  [
    { title: 'family', cell: (r) => r.family, text: true },
    { title: 'base', cell: (r) => r.base ?? '', text: true },
    { title: 'split', cell: (r) => r.split, text: true },
    { title: 'solved', cell: (r) => `${r.solved} / ${r.n}` },
  ],
)}
${explored && screenMap(explored)}
<h2>Trajectories</h2>
${gallery(trajectories, screenshots)}
</body></html>`;
  return page.markup;
}

const seedsTable = (rows: readonly SeedRow[]) =>
  rows.length === 0
    ? ''
    : html`<h2>LAM4 online, seed by seed</h2>
${table(rows, [
  { title: 'base', cell: (r) => r.base ?? '', text: true },
  { title: 'seed', cell: (r) => r.seed },
  { title: 'split', cell: (r) => r.split, text: true },
  { title: 'n', cell: (r) => r.n },
  { title: 'TSR %', cell: withInterval },
])}`;
