/**
 * What a LAM would take the tasks of an examination for, and which it would refuse: told from their first screens as the examination kept them, so that
 * nothing is run. A kind is right that covers the task's family by values that requests speak of.
 *   node bench/chosen.ts tiddlywiki WORKSPACE
 */

import { join } from 'node:path';
import { refusalOf } from '../src/agent/cover/refusal.ts';
import { lamFiles, readLamSettings } from '../src/agent/known/lam-files.ts';
import { recallOf } from '../src/agent/recall/recall.ts';
import { loadApp } from '../src/app-pack/loading/load-app.ts';
import { unprepared } from '../src/app-pack/unprepared/unprepared.ts';
import { learntFamilies } from '../src/discovery/families/learnt.ts';
import { halfOf } from '../src/evaluation/examination/halves.ts';
import { rate } from '../src/evaluation/statistics.ts';
import { examinationDir } from '../src/pipeline/stages/examine.ts';
import { recallByMeaning } from '../src/pipeline/stages/lam-meaning.ts';
import { checkpointsDir } from '../src/pipeline/stages/training.ts';
import type { Trajectory } from '../src/records/episode/trajectory.ts';
import { LamwrightError } from '../src/records/error.ts';
import type { Checkpoint } from '../src/records/models/checkpoint.ts';
import type { Task } from '../src/records/tasks/task.ts';
import { openStore } from '../src/store/open-store.ts';
import { coveredBy } from './covering/covered-by.ts';
import { noiseOfWorkspace } from './covering/noise.ts';
import { writtenEffects } from './covering/written-effects.ts';

const [name, dir] = process.argv.slice(2);
if (!name || !dir)
  throw new LamwrightError('USAGE', 'An application and a workspace are wanted.', {
    remedy: 'node bench/chosen.ts tiddlywiki .lamwright',
  });
const written = await loadApp(name);
const app = unprepared(written);
const store = await openStore({ dir });
const runs = await writtenEffects(written, 0, `.lamwright/coverage-${name}-0.json`);
const { noise, states } = await noiseOfWorkspace(store, app, runs);
const learnt = (await learntFamilies(store, name)).map(({ family }) => family);
/** The plans of the kinds that cover a family, and whether some does by values that requests speak of. */
const covering = new Map(
  runs.map((run) => {
    const { by, isPlain } = coveredBy(run, learnt, noise);
    const plans = by ? learnt.filter((one) => coveredBy(run, [one], noise).by).map(({ plan }) => plan.join('\n')) : [];
    return [run.family, { isCovered: by !== undefined, isPlain: by !== undefined && isPlain, plans: new Set(plans) }];
  }),
);
const checkpoint = (await store.list<Checkpoint>('checkpoint', { app: name })).findLast(
  ({ phase }) => phase === 'LAM4',
);
if (!checkpoint)
  throw new LamwrightError('USAGE', `${dir} has no LAM4 of ${name}.`, { remedy: 'Train one: lamwright learn' });
const folder = join(checkpointsDir({ dir }), checkpoint.id);
const { patterns } = (await readLamSettings(folder)).lexicon;
const forget = await recallByMeaning(lamFiles(folder).meaning, patterns, console.error);
const recall = recallOf(patterns);

const examination = await openStore({ dir: examinationDir(dir) });
const tasks = new Map((await examination.list<Task>('task')).map((task) => [task.id, task]));
type Row = { half: 'read' | 'unread'; isCovered?: boolean; isPlain?: boolean; isRight: boolean[]; isRefused: boolean };
const rows: Row[] = [];
for await (const { taskId, policy, family, steps } of examination.each<Trajectory>('trajectory')) {
  const task = tasks.get(taskId);
  if (!task || policy !== `LAM4 ${checkpoint.id}`) continue;
  const { request } = task;
  await recall.ready?.(request);
  const screen = steps[0]?.observation;
  const when = { saved: states.get(task.template), ...(screen && { screen }) };
  const right = covering.get(family);
  const isRight = recall(request, when).map(({ pattern }) => right?.plans.has(pattern.plan.join('\n')) ?? false);
  rows.push({ half: halfOf(family), ...right, isRight, isRefused: refusalOf(request, { recall, ...when }) !== null });
}
await Promise.all([examination.close(), store.close(), forget()]);

for (const half of ['read', 'unread'] as const) {
  const of = rows.filter((row) => row.half === half);
  const plain = of.filter(({ isPlain }) => isPlain);
  tell(
    `${half}, covered by values that requests speak of: the first kind right`,
    plain,
    ({ isRight }) => isRight[0] === true,
  );
  tell(`${half}, the same: among eight`, plain, ({ isRight }) => isRight.includes(true));
  tell(`${half}, the same: refused`, plain, ({ isRefused }) => isRefused);
  tell(
    `${half}, uncovered: refused`,
    of.filter(({ isCovered }) => !isCovered),
    ({ isRefused }) => isRefused,
  );
}

function tell(what: string, of: readonly Row[], has: (row: Row) => boolean): void {
  const { value, low, high } = rate(of.filter(has).length, of.length);
  const [share, least, most] = [value, low, high].map((one) => (100 * one).toFixed(1));
  console.log(`${name}, ${what}: ${share} % [${least}, ${most}] of ${of.length}`);
}
