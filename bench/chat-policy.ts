/**
 * A chat model as the agent, on N test-parameters tasks of an application, without and with retrieval in pairs; the verifier decides:
 *   node bench/chat-policy.ts tiddlywiki 20 0 [--chat MODEL] [--retrieve docs,runs] [--workspace DIR] [--steps 10] [--seconds 150]
 * The episodes to retrieve are made by the plan follower, one of each family, on train tasks. Everything is kept in the workspace, so a run
 * that was stopped goes on; --workers 1, since a model in process answers one question at a time.
 */
import { parseArgs } from 'node:util';
import { chatPolicy } from '../src/agent/policies/chat.ts';
import { planFollower } from '../src/agent/policies/following/plan-follower.ts';
import type { Retrieval } from '../src/agent/retrieval/retrieval.ts';
import { loadApp } from '../src/app-pack/loading/load-app.ts';
import { openChat } from '../src/chat/open-chat.ts';
import { mcnemar, mean, quantile, rate } from '../src/evaluation/statistics.ts';
import { type RetrievalSource, retrievalOf } from '../src/pipeline/stages/retrieval.ts';
import type { Trajectory } from '../src/records/episode/trajectory.ts';
import { LamwrightError } from '../src/records/error.ts';
import { openStore } from '../src/store/open-store.ts';
import { buildTasks } from '../src/tasks/build-tasks.ts';
import { collect } from '../src/trajectories/collect.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    chat: { type: 'string' },
    retrieve: { type: 'string', default: 'docs,runs' },
    workspace: { type: 'string', default: '.lamwright/chat-policy' },
    steps: { type: 'string', default: '10' },
    seconds: { type: 'string', default: '150' },
  },
});
const [name = 'tiddlywiki', n = '20', seedText = '0'] = positionals;
const seed = Number(seedText);
const limits = { steps: Number(values.steps), ms: 1000 * Number(values.seconds) };
if (![Number(n), seed, limits.steps, limits.ms].every((x) => Number.isInteger(x) && x >= 0)) {
  throw new LamwrightError('USAGE', 'N, SEED, --steps and --seconds are whole numbers.', {
    remedy: 'For example: node bench/chat-policy.ts tiddlywiki 20 0 --steps 10 --seconds 150',
  });
}
const app = await loadApp(name);
const store = await openStore({ dir: values.workspace });
const chat = await openChat({ store, configuration: values.chat, log: (line) => console.error(line) });
const stop = new AbortController();
process.once('SIGINT', () => stop.abort());

try {
  const seen = app.families.filter(({ heldOut }) => !heldOut).length;
  const counts = { train: seen, 'test-parameters': Number(n) };
  const tasks = (await buildTasks({ app, seed, counts })).tasks.filter(({ filter }) => filter.judge);
  await store.put('task', tasks);
  const from = values.retrieve.split(',').filter(Boolean) as RetrievalSource[];
  const shared = { app, store, seed, signal: stop.signal, workers: 1 };
  if (from.includes('runs')) {
    const train = tasks.filter(({ split }) => split === 'train');
    console.error(`the plan follower on ${train.length} train tasks, to be retrieved`);
    await collect({ ...shared, tasks: train, workers: 2, makePolicy: () => planFollower() });
  }
  const workspace = { dir: values.workspace, store, app, seed, workers: 1 };
  const retrieve = from.length > 0 ? await retrievalOf(workspace, from) : undefined;
  const policy = (retrieve?: Retrieval) => chatPolicy({ chat, rules: app, retrieve, signal: stop.signal });
  const arms: (Retrieval | undefined)[] = retrieve ? [undefined, retrieve] : [undefined];
  const made: Trajectory[][] = arms.map(() => []);
  for (const [i, task] of tasks.filter(({ split }) => split === 'test-parameters').entries()) {
    for (const [arm, retrieve] of arms.entries()) {
      const makePolicy = () => policy(retrieve);
      const [trajectory] = await collect({ ...shared, limits, tasks: [task], makePolicy });
      if (!trajectory) break;
      made[arm]!.push(trajectory);
      const { outcome, steps, durationMs } = trajectory;
      const ended = outcome.success ? 'solved' : `${outcome.failure?.type}: ${outcome.reason.slice(0, 100)}`;
      console.error(
        `${i + 1} ${trajectory.policy}, ${task.family}: ${ended} (${steps.length} steps, ${Math.round(durationMs / 1000)} s)`,
      );
    }
  }
  console.log(
    `${name}, ${n} test-parameters tasks, seed ${seed}, ${limits.steps} steps and ${limits.ms / 1000} s at most`,
  );
  for (const trajectories of made) console.log(rowOf(trajectories));
  const pairs = (made[1] ?? []).map((b, i) => [made[0]![i]!.outcome.success, b.outcome.success] as const);
  if (pairs.length > 0) {
    const { difference, p, onlyFirst, onlySecond } = mcnemar(pairs);
    console.log(
      `with retrieval ${(100 * difference).toFixed(1)} points more (won ${onlySecond}, lost ${onlyFirst}, n ${pairs.length}, p ${p.toPrecision(2)})`,
    );
  }
  const { calls, tokens, ms } = chat.spent();
  console.log(
    `this run: ${calls} calls, ${tokens.in} tokens in, ${tokens.out} out, ${Math.round(ms / 1000)} s of the model`,
  );
} finally {
  await chat.close();
  await store.close();
}

function rowOf(trajectories: readonly Trajectory[]): string {
  const { value, low, high } = rate(trajectories.filter(({ outcome }) => outcome.success).length, trajectories.length);
  const steps = trajectories.flatMap((trajectory) => trajectory.steps);
  const seconds = steps.map(({ ms }) => (ms.observe + ms.infer + ms.act + ms.settle) / 1000);
  const failures = Map.groupBy(
    trajectories.flatMap(({ outcome }) => outcome.failure ?? []),
    ({ type }) => type,
  );
  const types = [...failures].map(([type, of]) => `${type} ${of.length}`).join(', ') || 'none';
  return `${trajectories[0]?.policy ?? 'nothing'}: TSR ${(100 * value).toFixed(1)} % [${(100 * low).toFixed(1)}, ${(100 * high).toFixed(1)}] (n ${trajectories.length}), ${mean(trajectories.map(({ steps }) => steps.length)).toFixed(1)} steps a task, ${quantile(seconds, 0.5).toFixed(1)} s a step (median), ${mean(trajectories.map(({ durationMs }) => durationMs / 1000)).toFixed(0)} s a task; failures: ${types}`;
}
