import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { scriptedWorker } from '../bench/chat-flow/worker.ts';
import { loadApp } from '../src/app-pack/loading/load-app.ts';
import { startEndpoint } from '../src/chat/endpoint.fixture.ts';
import type { Judgement } from '../src/records/episode/judgement.ts';
import type { Trajectory } from '../src/records/episode/trajectory.ts';
import type { Instance } from '../src/records/tasks/instance.ts';
import { openStore } from '../src/store/open-store.ts';
import { buildTasks } from '../src/tasks/build-tasks.ts';

const root = join(import.meta.dirname, '..');
const dirs: string[] = [];
afterAll(() => Promise.all(dirs.map((dir) => rm(dir, { recursive: true, force: true }))));

const app = await loadApp('tiddlywiki');
const { tasks } = await buildTasks({ app, seed: 0, counts: { train: 40 } });
const worker = scriptedWorker(app, tasks);

async function workspace(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'lamwright-flow-'));
  dirs.push(dir);
  return dir;
}

/** `lamwright collect --chat …` in a process of its own. */
function collect(dir: string, chat: string, ...more: string[]) {
  const options = ['--workspace', dir, '--json', '--workers', '2', '--train-tasks', '40', '--chat', chat, ...more];
  const child = spawn(process.execPath, ['src/cli/main.ts', 'collect', ...options], { cwd: root });
  let [out, errors] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, out, errors }));
  return { child, ended };
}

async function recordsOf(dir: string) {
  const store = await openStore({ dir });
  try {
    return {
      instances: await store.list<Instance>('instance'),
      trajectories: await store.list<Trajectory>('trajectory'),
      judgements: await store.list<Judgement>('judgement'),
      calls: await store.list('call'),
    };
  } finally {
    await store.close();
  }
}

test('killed in the middle, the flow goes on: nothing is lost, nothing is paid for twice', {
  timeout: 120_000,
}, async () => {
  const dir = await workspace();
  const endpoint = await startEndpoint(worker);
  const wanted = ['--tasks', '6', '--pairs', '0'];
  try {
    const { child, ended } = collect(dir, endpoint.chat, ...wanted);
    // Of the instances all are made and of the runs some: the judge was asked twice.
    endpoint.answerBy((request) => {
      const judged = endpoint.requests.filter(({ body }) => body.messages[0].content.startsWith('You check')).length;
      if (judged === 3) child.kill('SIGKILL');
      return worker(request);
    });
    expect((await ended).code).toBeNull();
    const asked = endpoint.requests.map(({ body }) => JSON.stringify(body.messages));

    endpoint.answerBy(worker);
    const { code, out, errors } = await collect(dir, endpoint.chat, ...wanted).ended;
    expect({ code, errors: code === 0 ? '' : errors }).toEqual({ code: 0, errors: '' });
    const { instances, trajectories, judgements, calls } = await recordsOf(dir);
    expect(instances).toHaveLength(6);
    expect(trajectories).toHaveLength(6);
    expect(judgements.map(({ trajectoryId }) => trajectoryId).sort()).toEqual(trajectories.map(({ id }) => id).sort());
    // What was on its way when the process died is asked again, everything else never.
    const again = endpoint.requests.slice(asked.length).map(({ body }) => JSON.stringify(body.messages));
    expect(again.filter((question) => asked.includes(question)).length).toBeLessThanOrEqual(2);
    expect(new Set(calls.map(({ id }) => id)).size).toBe(18);

    const figures = JSON.parse(out);
    expect(figures).toMatchObject({ sources: 6, prefilled: 6, passed: 6, executed: 6 });
    expect(figures.verified.n).toBe(6);
    expect(figures.verified.passed).toBeGreaterThanOrEqual(4);

    const before = endpoint.requests.length;
    await endpoint.close();
    const replayed = await collect(dir, endpoint.chat, '--replay', ...wanted).ended;
    expect(replayed.code).toBe(0);
    expect(JSON.parse(replayed.out).executed).toBe(6);
    expect(endpoint.requests).toHaveLength(before);
  } finally {
    await endpoint.close().catch(() => {});
  }
});

test('what the filter stops is never executed, and a spent budget leaves what is done', {
  timeout: 120_000,
}, async () => {
  const dir = await workspace();
  let turn = 0;
  const endpoint = await startEndpoint((request) => {
    const isFilter = request.body.messages[0].content.startsWith('You judge');
    return isFilter && turn++ % 2 === 0 ? '{"thought":"Too vague.","missing":"what or how"}' : worker(request);
  });
  try {
    const first = await collect(dir, endpoint.chat, '--tasks', '4', '--pairs', '0').ended;
    expect(first.code).toBe(0);
    expect(JSON.parse(first.out)).toMatchObject({ sources: 4, passed: 2, stopped: { other: 2 }, executed: 2 });

    const poor = await collect(dir, endpoint.chat, '--tasks', '8', '--pairs', '0', '--budget', '1500').ended;
    expect(poor.code).toBe(1);
    expect(poor.errors).toMatch(/budget/i);
    const { instances, trajectories } = await recordsOf(dir);
    expect(instances.length).toBeGreaterThanOrEqual(4);
    expect(trajectories).toHaveLength(2);
  } finally {
    await endpoint.close();
  }
});

test('a task without a family: the judge decides, then a verifier that was written for it', {
  timeout: 120_000,
}, async () => {
  const dir = await workspace();
  const endpoint = await startEndpoint(worker);
  const { request, plan } = tasks.find(({ family, filter }) => family === 'create-with-text' && filter.judge)!;
  const file = join(dir, 'tasks.json');
  await writeFile(file, JSON.stringify([{ app: 'tiddlywiki', unique_id: '1', task: request, refined_steps: plan }]));
  const decided = async (...more: string[]) => {
    const { code, errors } = await collect(dir, endpoint.chat, '--from', file, ...more).ended;
    expect({ code, errors: code === 0 ? '' : errors }).toEqual({ code: 0, errors: '' });
    return (await recordsOf(dir)).trajectories.map(({ outcome }) => [outcome.success, outcome.decidedBy]);
  };
  try {
    expect(await decided('--verifiers')).toEqual([[true, 'judge']]);
    const [{ written } = {}] = (await recordsOf(dir)).judgements;
    expect(written).toMatchObject({ dropped: null });
    expect(await decided('--view', 'ends')).toEqual([
      [true, 'judge'],
      [true, 'written'],
    ]);
  } finally {
    await endpoint.close();
  }
});

test('an endpoint that misbehaves costs no task: what came to nothing says why', { timeout: 120_000 }, async () => {
  const dir = await workspace();
  const kinds = [
    { status: 429, headers: { 'retry-after': '0' } },
    { status: 500 },
    { text: 'x', cutAfter: 5 },
    { text: 'I would rather not.' },
    { text: { wrong: 'schema' } },
    { delayMs: 300, text: '{"half": ' },
  ];
  const seen = new Set<string>();
  let stubborn: string | undefined;
  const endpoint = await startEndpoint((request) => {
    const question = JSON.stringify(request.body.messages);
    const task = /Task: (.*?)\\nPlan:/.exec(question.split('"role":"user"').at(-1)!)?.[1];
    stubborn ??= task;
    if (stubborn !== undefined && question.includes(`Task: ${stubborn}`)) return '{"never": "what was asked for"}';
    if (seen.has(question)) return worker(request);
    seen.add(question);
    return seen.size % 2 ? kinds[(seen.size >> 1) % kinds.length]! : worker(request);
  });
  try {
    const { code, out, errors } = await collect(dir, endpoint.chat, '--tasks', '8', '--pairs', '0').ended;
    expect({ code, errors: code === 0 ? '' : errors }).toEqual({ code: 0, errors: '' });
    const { instances, judgements } = await recordsOf(dir);
    expect(instances).toHaveLength(8);
    const without = instances.filter(({ error }) => error !== null);
    expect(without.map(({ error }) => error?.stage)).toEqual(['prefill']);
    expect(judgements).toHaveLength(7);
    expect(JSON.parse(out)).toMatchObject({ sources: 8, errors: { prefill: 1 }, executed: 7 });
  } finally {
    await endpoint.close();
  }
});
