/**
 * Solved of the written families that discovered ones cover, without training: examination tasks of covered families alone, by recall with what a LAM of the workspace remembers, or by the LAM itself.
 *   node bench/covered.ts tiddlywiki WORKSPACE [--tasks 60] [--lam] [--seed 0]
 * Requests and failures are told of the half that may be read, of the other its count alone. Runs are not kept.
 */
import { parseArgs } from 'node:util';
import type { Policy } from '../src/agent/policy.ts';
import { loadApp } from '../src/app-pack/loading/load-app.ts';
import { unprepared } from '../src/app-pack/unprepared/unprepared.ts';
import { learntFamilies } from '../src/discovery/families/learnt.ts';
import { halfOf } from '../src/evaluation/examination/halves.ts';
import { rate } from '../src/evaluation/statistics.ts';
import { examinationTasks } from '../src/pipeline/stages/examine.ts';
import { openLam, openMemory } from '../src/pipeline/stages/lam-source.ts';
import { checkpointsDir } from '../src/pipeline/stages/training.ts';
import { LamwrightError } from '../src/records/error.ts';
import type { Checkpoint } from '../src/records/models/checkpoint.ts';
import { openStore } from '../src/store/open-store.ts';
import { collect } from '../src/trajectories/collect.ts';
import { coveredBy } from './covering/covered-by.ts';
import { noiseOfWorkspace } from './covering/noise.ts';
import { writtenEffects } from './covering/written-effects.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tasks: { type: 'string', default: '60' },
    lam: { type: 'boolean', default: false },
    seed: { type: 'string', default: '0' },
  },
});
const [name, dir] = positionals;
if (!name || !dir)
  throw new LamwrightError('USAGE', 'An application and a workspace are wanted.', {
    remedy: 'node bench/covered.ts tiddlywiki .lamwright',
  });
const written = await loadApp(name);
const store = await openStore({ dir });
const runs = await writtenEffects(written, 0, `.lamwright/coverage-${name}-0.json`);
const { noise } = await noiseOfWorkspace(store, unprepared(written), runs);
const learnt = (await learntFamilies(store, name)).map(({ family }) => family);
/** Covered, and by values that the task speaks of: `plain`. */
const covered = new Map<string, boolean>();
for (const run of runs) {
  const { by, isPlain } = coveredBy(run, learnt, noise);
  if (by) covered.set(run.family, isPlain);
}
const checkpoint = (await store.list<Checkpoint>('checkpoint', { app: name })).findLast(
  ({ phase }) => phase === 'LAM4',
);
await store.close();
if (!checkpoint)
  throw new LamwrightError('USAGE', `${dir} has no LAM4 of ${name}.`, { remedy: 'Train one: lamwright learn' });
const families = written.families.filter((family) => covered.has(family.name));
const tasks = await examinationTasks({ ...written, families }, Number(values.tasks), Number(values.seed));
const { policy, close } = await source(checkpoint);
const trajectories = await collect({
  ...{ app: written, tasks, workers: 1, makePolicy: policy },
  onTrajectory: ({ outcome }, { done, total }) =>
    console.error(`task ${done} of ${total}: ${outcome.success ? 'solved' : outcome.failure?.type}`),
});
await close();

for (const { family, request, outcome, steps } of trajectories.filter(({ family }) => halfOf(family) === 'read')) {
  console.log(`${outcome.success ? 'solved' : 'failed'} ${family}: ${request}`);
  if (outcome.success) continue;
  console.log(`       ${outcome.failure?.type}: ${(outcome.failure?.detail ?? outcome.reason).slice(0, 200)}`);
  for (const { decision } of steps.slice(0, 12))
    console.log(`         ${decision.thought}${decision.function === 'wait' ? ' (wait)' : ''}`);
}
for (const [part, of] of [
  ['read', trajectories.filter(({ family }) => halfOf(family) === 'read')],
  ['unread', trajectories.filter(({ family }) => halfOf(family) === 'unread')],
  ['by values that requests speak of', trajectories.filter(({ family }) => covered.get(family))],
  ['all', trajectories],
] as const) {
  const { value, low, high } = rate(of.filter(({ outcome }) => outcome.success).length, of.length);
  const refused = of.filter(({ outcome }) => outcome.failure?.type === 'refused').length;
  const [share, least, top] = [value, low, high].map((one) => (100 * one).toFixed(1));
  console.log(
    `${name}, covered families, ${part}: n ${of.length}, solved ${share} % [${least}, ${top}], refused ${refused}`,
  );
}

async function source(lam: Checkpoint): Promise<{ policy: () => Policy; close(): Promise<void> }> {
  const checkpoints = checkpointsDir({ dir: dir! });
  if (!values.lam) return openMemory(checkpoints, lam);
  const opened = await openLam(checkpoints, lam, { log: console.error });
  const { policy } = await opened.open();
  return { policy, close: () => opened.close() };
}
