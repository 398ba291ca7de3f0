import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runSmallPipeline } from '../bench/small-pipeline.ts';
import type { App } from '../src/app-pack/app.ts';
import { loadApp } from '../src/app-pack/loading/load-app.ts';
import type { FiguresDocument } from '../src/evaluation/report/figures-document.ts';
import { openLam } from '../src/pipeline/stages/lam-source.ts';
import { makeFigures, writeReport } from '../src/pipeline/stages/report.ts';
import { checkpointsDir } from '../src/pipeline/stages/training.ts';
import type { Trajectory } from '../src/records/episode/trajectory.ts';
import type { Checkpoint } from '../src/records/models/checkpoint.ts';
import type { Task } from '../src/records/tasks/task.ts';
import { openStore } from '../src/store/open-store.ts';
import type { Store } from '../src/store/store.ts';
import { notesApp } from '../src/trajectories/notes-app.fixture.ts';

/** The whole road once, every stage real: TiddlyWiki in a browser, a tiny model trained in four phases, llama.cpp. */
let dir: string;
let store: Store;
let figures: FiguresDocument;
let page: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lamwright-pipeline-'));
  await runSmallPipeline(dir);
  store = await openStore({ dir });
  const report = await writeReport({ dir, store, app: await loadApp('tiddlywiki') });
  figures = report.figures;
  page = await readFile(report.file, 'utf8');
}, 360_000);
afterAll(async () => {
  await store?.close();
  await rm(dir, { recursive: true, force: true });
});

test('every policy has its online row, rates from 0 to 1 inside their interval', () => {
  const policies = figures.online.map((r) => r.policy);
  for (const policy of ['nothing', 'random', 'plan-follower', 'recall', 'reference', 'LAM1', 'LAM2', 'LAM3', 'LAM4']) {
    expect(policies).toContain(policy);
  }
  for (const row of [...figures.online, ...figures.offline, ...figures.planning]) {
    expect(row.n).toBeGreaterThan(0);
    expect(row.low).toBeLessThanOrEqual(row.tsr);
    expect(row.tsr).toBeLessThanOrEqual(row.high);
    expect(row.high).toBeLessThanOrEqual(1);
  }
  for (const { tsr, gaveUp, silentlyWrong } of figures.online)
    expect(tsr + gaveUp.value + silentlyWrong.value).toBeCloseTo(1);
  const tsr = (policy: string) => figures.online.find((r) => r.policy === policy)!.tsr;
  expect(tsr('nothing')).toBe(0);
  expect(tsr('reference')).toBe(1);
});

test('the step success rate is never above its parts', () => {
  expect(figures.offline.length).toBeGreaterThan(0);
  for (const row of figures.offline)
    expect(row.ssr).toBeLessThanOrEqual(Math.min(row.object, row.operation, row.status));
});

test('four phases and the reward model were trained, each from its parent', async () => {
  const checkpoints = await store.list<Checkpoint>('checkpoint');
  const byPhase = new Map(checkpoints.map((c) => [c.phase, c]));
  expect([...byPhase.keys()]).toEqual(['LAM1', 'LAM2', 'LAM3', 'reward', 'reward-step', 'LAM4']);
  expect(byPhase.get('LAM2')!.parent).toBe(byPhase.get('LAM1')!.id);
  expect(byPhase.get('LAM4')!.parent).toBe(byPhase.get('LAM3')!.id);
});

test('the LAM that was trained refuses what nothing learnt covers, before it acts', async () => {
  const checkpoint = (await store.list<Checkpoint>('checkpoint')).find(({ phase }) => phase === 'LAM4')!;
  const lam = await openLam(checkpointsDir({ dir }), checkpoint);
  const { policy, close } = await lam.open();
  const observation = { window: { title: 'wiki' }, focus: null, controls: [], messages: [] };
  const request = 'Please sort my photos by date and print them';
  await policy().begin({ request, seed: 0 });
  const decision = await policy().decide({ request, observation, history: [] });
  await close();
  await lam.close();
  expect(decision).toMatchObject({ status: 'FAIL', failure: 'refused', function: '' });
});

test('no test task is in any trajectory that training reads', async () => {
  const tasks = new Map((await store.list<Task>('task')).map((t) => [t.id, t]));
  const read = (await store.list<Trajectory>('trajectory')).filter((t) => t.split === 'train');
  expect(read.length).toBeGreaterThan(0);
  for (const trajectory of read) expect(tasks.get(trajectory.taskId)?.split).toBe('train');
});

test('the report stands alone and shows what it counts', () => {
  expect(page).not.toMatch(/(src|href)="https?:/);
  expect(page).toContain('data:image/png;base64,');
  for (const stage of ['plans', 'tasks', 'expert']) expect(figures.counts[stage]).toBeDefined();
});

test('a second run has nothing to do and adds nothing', async () => {
  const before = await store.count('trajectory');
  const started = performance.now();
  await runSmallPipeline(dir);
  expect(performance.now() - started).toBeLessThan(20_000);
  expect(await store.count('trajectory')).toBe(before);
}, 60_000);

test('one LAM for two applications is measured in each of them, and against the LAM of one', async () => {
  const notes = notesApp() as App;
  await runSmallPipeline(dir, 1, [notes]);
  const name = 'LAM4 of tiddlywiki+notes';
  for (const app of [await loadApp('tiddlywiki'), notes]) {
    const { online, offline, training } = await makeFigures({ store, app });
    expect(online.filter((row) => row.policy === name).map((row) => row.base)).toContain('tiny');
    expect(offline.map((row) => row.policy)).toContain(name);
    expect(training.filter((c) => c.app === 'tiddlywiki+notes').map((c) => c.phase)).toContain('LAM4');
  }
  const { file } = await writeReport({ dir, store, app: notes });
  expect(await readFile(file, 'utf8')).toContain('data:image/png;base64,');
  const { paired } = await makeFigures({ store, app: await loadApp('tiddlywiki') });
  expect(paired.map(({ first, second }) => `${first} ${second}`)).toContain(`LAM4 ${name}`);
}, 240_000);
