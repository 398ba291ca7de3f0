/**
 * Time to a loss on held-out tasks: LAM2 by one recipe beside others, from the same LAM1, in one run, and beside the LAM1 and LAM2 that the
 * workspace has (a recipe's processor time for their tokens is that of any other). Held out are the tasks of
 * `test-parameters` that the workspace solved, with their sentences forgotten. Prints one JSON line; the loss is a mean over examples in
 * LAM2's own shares (fillings, trajectories, plans), in nats a target. A few choices that are wrong and sure make most of it: beside it
 * stands `right`, the share of the choices that are left to the model (in the test tasks' fillings) that it makes rightly.
 * Usage: node bench/time-to-loss.ts DIR [--recipes 140000@2e-3,45000@2e-3] [--threads N] [--seeds 0,1] [--base smollm2-135m]
 * DIR is the workspace of a finished quickstart (its fillings' share is used); a recipe is its tokens @ its learning rate.
 */
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { lamFiles } from '../src/agent/known/lam-files.ts';
import { loadApp } from '../src/app-pack/loading/load-app.ts';
import { createTokenizer } from '../src/models/tokenizer/create-tokenizer.ts';
import { quickstart } from '../src/pipeline/profiles.ts';
import { checkpointsDir, prepareRun } from '../src/pipeline/stages/training.ts';
import { gatherData } from '../src/pipeline/stages/training-data.ts';
import type { Trajectory } from '../src/records/episode/trajectory.ts';
import type { Checkpoint } from '../src/records/models/checkpoint.ts';
import type { Task } from '../src/records/tasks/task.ts';
import { openStore } from '../src/store/open-store.ts';
import { type BaseName, baseNames } from '../src/training/base.ts';
import { createEngine } from '../src/training/engine/create-engine.ts';
import type { Engine } from '../src/training/engine/engine.ts';
import {
  type Example,
  fillingExample,
  planExample,
  planOf,
  trajectoryExample,
} from '../src/training/examples/examples.ts';
import { imitationMix, planShare } from '../src/training/phases/lam-phases.ts';
import { trainSupervised } from '../src/training/train-supervised.ts';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    recipes: { type: 'string', default: '140000@2e-3,45000@2e-3' },
    threads: { type: 'string' },
    seeds: { type: 'string', default: '0' },
    base: { type: 'string', default: 'smollm2-135m' },
    app: { type: 'string', default: 'tiddlywiki' },
  },
});
const [dir] = positionals;
const base = flags.base as BaseName;
if (!dir || !baseNames.includes(base))
  throw new Error('Usage: node bench/time-to-loss.ts DIR [--recipes TOKENS@RATE,…]');
/** Of each kind so many held-out examples at most. */
const most = { fillings: 48, trajectories: 16, plans: 16, choices: 120 };
/** The loss is of the first, `right` of all. */
const splits = ['test-parameters', 'test-wordings', 'test-template'];

const app = await loadApp(flags.app);
const store = await openStore({ dir });
const data = await gatherData([{ dir, store, app, seed: 0, workers: 1 }]);
const tests = new Map(
  (await store.list<Task>('task', { app: app.name }))
    .filter(({ split }) => splits.includes(split))
    .map((task) => [task.id, task]),
);
const solved = new Map(
  (await store.list<Trajectory>('trajectory', { app: app.name }))
    .filter(({ outcome, steps, taskId }) => outcome.success && planOf(steps).length > 0 && tests.has(taskId))
    .map((trajectory) => [trajectory.taskId, trajectory]),
);
const checkpoints = await store.list<Checkpoint>('checkpoint', { app: app.name, base });
const LAM2 = checkpoints.findLast(({ phase }) => phase === 'LAM2');
const LAM1 = checkpoints.findLast(({ id, phase }) => phase === 'LAM1' && (!LAM2 || LAM2.parent === id));
await store.close();
if (!LAM1 || solved.size === 0)
  throw new Error(`${dir} holds no LAM1 and no solved test tasks: run the quickstart there first.`);

const run = await prepareRun(data, { base, seed: 0 });
const { limits, longest } = run.base;
const context = { tokenizer: createTokenizer(run.base.tokenizer), lexicon: run.lexicon, limits, longest };
const { fillings = 0, batchTokens, warmup } = quickstart(base, 0).training[base].LAM2;
const expert = data.tried.filter(({ trajectory }) => trajectory.outcome.success);
const learnt = {
  ...data,
  tried: expert,
  tasks: expert.map(({ task, trajectory }) => ({ ...task, plan: planOf(trajectory.steps) })),
};
const held = heldOut();
const results: Record<string, unknown>[] = [];
for (const known of LAM2 ? [LAM1, LAM2] : [LAM1]) {
  const { phase, seed, metrics } = known;
  const loss = await withEngine((engine) => lossOf(engine), known);
  results.push({ kept: phase, seed, tokens: metrics.tokens, ...loss });
}
for (const seed of flags.seeds.split(',').map(Number)) {
  for (const recipe of flags.recipes.split(',')) {
    const [tokens, learningRate] = recipe.split('@').map(Number) as [number, number];
    results.push({
      seed,
      tokens,
      learningRate,
      ...(await withEngine((engine) => train(engine, tokens, learningRate, seed))),
    });
  }
}
const counts = Object.fromEntries(Object.entries(held).map(([kind, list]) => [kind, list.length]));
console.log(JSON.stringify({ bench: 'time-to-loss', processor: cpus()[0]?.model, base, heldOut: counts, results }));

function heldOut(): Record<keyof typeof most, Example[]> {
  const made: Record<keyof typeof most, Example[]> = { fillings: [], trajectories: [], plans: [], choices: [] };
  const push = (kind: keyof typeof most, example: Example | null) =>
    example !== null && made[kind].length < most[kind] && made[kind].push(example) > 0;
  for (const [id, { steps }] of [...solved].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const task = tests.get(id)!;
    const own = { ...context, forgotten: data.familyOf(task).wordings[task.wording] };
    const [screen, plan] = [steps[0]!.observation, planOf(steps)];
    const filling = fillingExample(task.request, plan, own, screen);
    push('choices', filling);
    if (task.split !== splits[0]) continue;
    push('fillings', filling);
    if (!push('trajectories', trajectoryExample(task.request, steps, own)))
      push('plans', planExample(task.request, plan, own, screen));
  }
  return made;
}

async function withEngine<T>(work: (engine: Engine) => Promise<T>, { id } = LAM1!): Promise<T> {
  const engine = await createEngine({ ...run.base, seed: 0, ...(flags.threads && { threads: Number(flags.threads) }) });
  try {
    await engine.load(lamFiles(join(checkpointsDir({ dir: dir! }), id)).state);
    return await work(engine);
  } finally {
    await engine.close();
  }
}

async function train(engine: Engine, tokens: number, learningRate: number, seed: number) {
  await lossOf(engine, 1); // makes the graphs and keeps them out of the time
  const draw = imitationMix([learnt], fillings, context);
  const [began, used] = [performance.now(), process.cpuUsage()];
  const schedule = { tokens, batchTokens, learningRate, warmup };
  const { length: updates } = await trainSupervised({ engine, draw, schedule, seed });
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(used);
  return { updates, seconds: round(seconds), cpuS: round((user + system) / 1e6), ...(await lossOf(engine)) };
}

async function lossOf(engine: Engine, each?: number) {
  const mean = async (examples: readonly Example[]) => {
    const all = await engine.logProbabilities(examples.slice(0, each));
    return all.reduce((sum, one) => sum - one.reduce((a, b) => a + b, 0) / one.length, 0) / Math.max(1, all.length);
  };
  const [filled, acted, planned] = [await mean(held.fillings), await mean(held.trajectories), await mean(held.plans)];
  const loss = fillings * filled + (1 - fillings) * (planShare * planned + (1 - planShare) * acted);
  const choices = (await engine.logProbabilities(held.choices.slice(0, each))).flatMap((one) => [...one]);
  const right = choices.filter((log) => log > Math.log(0.5)).length;
  return {
    loss: round(loss),
    right: round(right / choices.length),
    choices: choices.length,
    fillings: round(filled),
    trajectories: round(acted),
    plans: round(planned),
  };
}

function round(value: number): number {
  return Number(value.toFixed(4));
}
