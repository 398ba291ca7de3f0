import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from '../../app-pack/app.ts';
import { type ExploredMap, mapOf } from '../../discovery/explore/map-of.ts';
import { endingOf } from '../../evaluation/ending.ts';
import { type Run, type Score, stepLatency } from '../../evaluation/figures.ts';
import { type FiguresDocument, figuresDocument } from '../../evaluation/report/figures-document.ts';
import { renderReport } from '../../evaluation/report/report.ts';
import type { Screen } from '../../records/discovery/try.ts';
import type { Tree } from '../../records/episode/effect.ts';
import type { Judgement } from '../../records/episode/judgement.ts';
import type { Trajectory } from '../../records/episode/trajectory.ts';
import { LamwrightError } from '../../records/error.ts';
import { type Checkpoint, isTrainedFor, nameIn } from '../../records/models/checkpoint.ts';
import type { ScheduleNote } from '../schedule/keep-schedule.ts';
import type { StageNote, Workspace } from '../workspace.ts';

/** How many solved and how many failed trajectories the gallery shows. */
const shownEach = 6;

/** Recomputes every figure from the stored records: of each phase, base and seed the checkpoint that was trained last. */
export async function makeFigures({ store, app }: Pick<Workspace, 'store' | 'app'>): Promise<FiguresDocument> {
  const all = await store.list<Checkpoint>('checkpoint');
  const trained = all.filter((c) => isTrainedFor(c.app, app.name));
  const last = new Map(trained.map((c) => [JSON.stringify([c.app, c.phase, c.base, c.seed]), c]));
  const checkpoints = [...last.values()];
  const current = new Set(checkpoints.map((c) => c.id));
  const runs: Run[] = [];
  for await (const t of store.each<Trajectory>('trajectory', { app: app.name })) {
    const { taskId, split, policy, checkpoint, family, outcome, durationMs } = t;
    if (checkpoint !== null && !current.has(checkpoint)) continue;
    runs.push({
      taskId,
      split,
      policy,
      checkpoint,
      family,
      outcome,
      durationMs,
      stepMs: t.steps.map((s) => stepLatency(s.ms)),
      ending: endingOf(t),
    });
  }
  const every = await store.list<Partial<StageNote>>('note', { app: app.name });
  /** Discovery keeps other notes, too: the noise, what was dropped. */
  const notes = every.filter((n): n is StageNote => n.stage !== undefined && n.counts !== undefined);
  const lost = Map.groupBy(await store.failed(), ({ stage }) => stage);
  const worked = notes.filter((n) => n.stage === 'session').reduce((s, n) => s + n.ms, 0);
  const stages = notes.filter((n) => n.stage !== 'session' && n.stage !== 'schedule');
  const schedules = (await store.list<ScheduleNote>('note', { stage: 'schedule' })).filter((n) =>
    isTrainedFor(n.app, app.name),
  );
  return figuresDocument({
    app: app.name,
    runs,
    scores: (await store.list<Score>('score', { app: app.name })).filter((s) => current.has(s.checkpoint)),
    checkpoints,
    judgements: await store.list<Judgement>('judgement', { app: app.name }),
    counts: {
      ...Object.fromEntries(stages.map((n) => [n.stage, n.counts])),
      ...runCounts(runs, checkpoints, app.name),
      ...(lost.size > 0
        ? { 'failed for good': Object.fromEntries([...lost].map(([stage, l]) => [stage, l.length])) }
        : {}),
    },
    schedule: schedules.at(-1)?.lines,
    durationS: worked / 1000,
  });
}

/** In and out of the stages that run episodes or train. */
function runCounts(runs: readonly Run[], checkpoints: readonly Checkpoint[], app: string): FiguresDocument['counts'] {
  const train = Map.groupBy(
    runs.filter((r) => r.split === 'train'),
    (r) => r.policy,
  );
  const collected = Array.from(train, ([policy, list]) => [
    policy === 'plan-follower' ? 'expert' : policy,
    { tried: list.length, solved: list.filter((r) => r.outcome.success).length },
  ]);
  const phases = checkpoints.map((c) => [`${nameIn(app, c)} ${c.base} ${c.seed}`, c.counts]);
  return Object.fromEntries([...collected, ...phases]);
}

/**
 * Writes the report as one HTML file and gives its path with the figures.
 * @throws LamwrightError SETUP where the workspace holds nothing of the application
 */
export async function writeReport(
  workspace: Pick<Workspace, 'store' | 'app' | 'dir'>,
): Promise<{ file: string; figures: FiguresDocument }> {
  const { store, app, dir } = workspace;
  const figures = await makeFigures(workspace);
  const { counts, planning, online, training, judge } = figures;
  if ([Object.keys(counts), planning, online, training, judge].every(({ length }) => length === 0)) {
    throw new LamwrightError(
      'SETUP',
      `The workspace ${dir} holds nothing of "${app.name}" yet: there is nothing to report.`,
      {
        remedy:
          'Make something first (`lamwright quickstart`, or `plans`, `collect`, `train`), or name another workspace with --workspace.',
      },
    );
  }
  const shown: Trajectory[] = [];
  const current = new Set(figures.training.map(({ id }) => id));
  const lams = new Set(figures.online.map((row) => row.policy).filter((policy) => policy.startsWith('LAM4')));
  for (const policy of lams)
    for await (const t of store.each<Trajectory>('trajectory', { app: app.name, policy })) {
      if (!current.has(t.checkpoint ?? '')) continue;
      const alike = shown.filter((s) => s.outcome.success === t.outcome.success);
      const known = alike.some((s) => s.family === t.family);
      if (t.steps.some((s) => s.observation.screenshot) && alike.length < shownEach && !known) shown.push(t);
    }
  const names = new Set(shown.flatMap((t) => t.steps.flatMap((s) => s.observation.screenshot ?? [])));
  const screenshots = new Map<string, string>();
  for (const name of names) screenshots.set(name, (await readFile(store.blobPath(name))).toString('base64'));
  const file = join(dir, `report-${app.name}.html`);
  await writeFile(file, renderReport(figures, shown, screenshots, await exploredMap(workspace)));
  return { file, figures };
}

/** The map of screens, where the application was explored: its state is then what was read without preparation. */
async function exploredMap({ store, app }: Pick<Workspace, 'store' | 'app'>): Promise<ExploredMap | undefined> {
  const [screen] = await store.list<Screen>('screen', { app: app.name });
  return screen && mapOf(store, app as App<Tree>);
}
