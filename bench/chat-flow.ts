/**
 * The paper's data collection (template, prefill, filter, execute, judge) with a chat model that answers at once, over the real protocol:
 * what Lamwright itself adds to a task, tasks an hour, and that a kill in the middle loses and doubles nothing.
 * `node bench/chat-flow.ts APP TASKS [SEED] [WORKERS]`
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadApp } from '../src/app-pack/loading/load-app.ts';
import { startEndpoint } from '../src/chat/endpoint.fixture.ts';
import { openChat } from '../src/chat/open-chat.ts';
import { yieldOf, yieldText } from '../src/evaluation/yield.ts';
import { makeTasks } from '../src/pipeline/stages/data.ts';
import { drawSources } from '../src/pipeline/stages/instance-sources.ts';
import { executeAll, instantiateAll, runsOf } from '../src/pipeline/stages/instances.ts';
import type { Workspace } from '../src/pipeline/workspace.ts';
import type { Task } from '../src/records/tasks/task.ts';
import { openStore } from '../src/store/open-store.ts';
import { buildTasks } from '../src/tasks/build-tasks.ts';
import { timedApp } from './chat-flow/timed-app.ts';
import { scriptedWorker } from './chat-flow/worker.ts';

/** The reference's documented seconds a task, less what its prefill, its filter and its judge take, each with its model's time. */
const referenceSeconds = 34.6 - 15.649 - 2.469 - 8.702;

const [name = 'tiddlywiki', wanted = '50', seed = '0', lanes = '2'] = process.argv.slice(2);
const [count, workers] = [Number(wanted), Number(lanes)];
const plain = await loadApp(name);
const { tasks } = await buildTasks({ app: plain, seed: Number(seed), counts: { train: count } });
const worker = scriptedWorker(plain, tasks);
const endpoint = await startEndpoint(worker);
const dirs: string[] = [];

async function inWorkspace<T>(work: (dir: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'lamwright-flow-'));
  dirs.push(dir);
  return work(dir);
}

/** The whole flow in this process; seconds by who took them. */
async function measure(dir: string, of: number, atOnce: number) {
  const clock = timedApp(plain);
  const store = await openStore({ dir });
  const workspace: Workspace = { dir, store, app: clock.app, seed: Number(seed), workers: atOnce };
  const chat = await openChat({ store, configuration: endpoint.chat });
  await makeTasks(workspace, { tasks: { train: count } });
  const sources = await drawSources(workspace, { tasks: of, pairs: 0 });
  const started = performance.now();
  const instances = await instantiateAll(workspace, { chat, sources, way: 'text' });
  const execution = { chat, instances, expert: 'open-loop' as const, view: 'all' as const, pictures: false };
  await executeAll(workspace, execution);
  const wall = performance.now() - started;
  const runs = await runsOf(workspace, execution);
  const [model, application] = [chat.spent().ms, clock.ms()];
  await chat.close();
  await store.close();
  return { wall, model, application, made: yieldOf(instances, runs), n: sources.length };
}

/** `collect --chat` in a process of its own, killed once when half of the runs are judged, then run again. */
async function killed(dir: string): Promise<string> {
  const judged = () => endpoint.requests.filter(({ body }) => body.messages[0].content.startsWith('You check')).length;
  const start = () =>
    spawn(
      process.execPath,
      [
        ...['src/cli/main.ts', 'collect', '--app', name, '--workspace', dir, '--seed', seed, '--workers', lanes],
        ...['--train-tasks', wanted, '--chat', endpoint.chat, '--tasks', wanted, '--pairs', '0', '--json'],
      ],
      { cwd: join(import.meta.dirname, '..'), stdio: ['ignore', 'ignore', 'ignore'] },
    );
  const before = endpoint.requests.length;
  const judgedBefore = judged();
  const first = start();
  endpoint.answerBy((request) => {
    if (judged() - judgedBefore === Math.ceil(count / 2)) first.kill('SIGKILL');
    return worker(request);
  });
  await once(first, 'close');
  const asked = endpoint.requests.length;
  endpoint.answerBy(worker);
  const [code] = await once(start(), 'close');
  const questions = endpoint.requests.slice(before).map(({ body }) => JSON.stringify(body.messages));
  const store = await openStore({ dir });
  const kinds = ['task', 'instance', 'trajectory', 'judgement', 'call'] as const;
  const counts = await Promise.all(kinds.map(async (kind) => `${await store.count(kind)} ${kind}`));
  const whole = await store.list<Task>('task');
  await store.close();
  const twice = questions.length - new Set(questions).size;
  return `killed after ${asked - before} questions, then ended with ${code}: ${counts.join(', ')}; ${whole.length} tasks drawn, ${twice} questions asked twice (on their way when it died)`;
}

try {
  const alone = await inWorkspace((dir) => measure(dir, Math.min(count, 20), 1));
  const overhead = (alone.wall - alone.model - alone.application) / alone.n;
  const all = await inWorkspace((dir) => measure(dir, count, workers));
  const seconds = all.wall / 1000 / all.n;
  console.log(`${name}, ${cpus()[0]?.model}, ${cpus().length} cores, seed ${seed}`);
  console.log(
    `one worker, n ${alone.n}: ${(alone.wall / alone.n).toFixed(0)} ms a task, of these application ${(alone.application / alone.n).toFixed(0)}, model ${(alone.model / alone.n).toFixed(0)}, Lamwright itself ${overhead.toFixed(0)}`,
  );
  for (const line of yieldText(all.made)) console.log(line);
  const perHour = (3600 / seconds).toFixed(0);
  console.log(
    `${workers} workers, n ${all.n}: ${seconds.toFixed(2)} s a task, ${perHour} an hour; the reference without its models' time ${referenceSeconds.toFixed(1)} s a task: ${(referenceSeconds / seconds).toFixed(1)} times as fast`,
  );
  console.log(await inWorkspace(killed));
} finally {
  await endpoint.close();
  await Promise.all(dirs.map((dir) => rm(dir, { recursive: true, force: true })));
}
