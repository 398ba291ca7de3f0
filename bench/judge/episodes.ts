import { referencePolicy } from '../../src/agent/policies/following/reference.ts';
import { nothingPolicy } from '../../src/agent/policies/nothing.ts';
import type { App } from '../../src/app-pack/app.ts';
import type { ReferenceStep } from '../../src/app-pack/family.ts';
import type { EnvironmentHost } from '../../src/environments/environment.ts';
import type { Step } from '../../src/records/episode/trajectory.ts';
import { createRng, type Rng } from '../../src/records/rng.ts';
import type { Task } from '../../src/records/tasks/task.ts';
import { buildTasks } from '../../src/tasks/build-tasks.ts';
import { attemptTemplate } from '../../src/trajectories/attempt.ts';
import { defaultLimits } from '../../src/trajectories/collect.ts';
import type { Idle } from '../../src/trajectories/judge/difference/bookkeeping.ts';
import { familyOf } from '../../src/trajectories/run-task.ts';

/** Ways to do a task wrongly; `right` is the reference solution. */
export const ways = ['right', 'nothing', 'dropped step', 'other values', 'other task'] as const;
export type Way = (typeof ways)[number];

/** An episode whose outcome the family's verifier knows. */
export type KnownEpisode = {
  task: Task;
  way: Way;
  steps: Step[];
  before: unknown;
  after: unknown;
  /** What doing nothing on the same template has saved. */
  idle: Idle;
  verdict: boolean;
};

/**
 * Of each of `n` train tasks two episodes in the real application: done by its reference solution, and done wrongly in one of four
 * ways that take turns.
 */
export async function* knownEpisodes(app: App, n: number, seed: number): AsyncGenerator<KnownEpisode> {
  const rng = createRng(seed).fork('judge');
  const { tasks } = await buildTasks({ app, seed, counts: { train: 4 * app.families.length } });
  const drawn = rng.shuffle(tasks.filter(({ filter }) => filter.judge));
  const host = await app.environment();
  try {
    let turn = 0;
    const idles = new Map<string, Idle>();
    for (const task of firstOfEachFamily(drawn).slice(0, n)) {
      const idle = idles.get(task.template) ?? (await idleOn(app, host, task.template, seed));
      idles.set(task.template, idle);
      yield* episodeOf({ app, host, task, way: 'right', steps: solutionOf(app, task), idle, seed });
      // A way that this task has not is left to the next.
      for (let i = 1; i < ways.length; i++) {
        const way = ways[1 + ((turn + i) % (ways.length - 1))]!;
        const steps = wrongly(way, { app, task, drawn, rng });
        if (!steps) continue;
        yield* episodeOf({ app, host, task, way, steps, idle, seed });
        turn += i;
        break;
      }
    }
  } finally {
    await host.close();
  }
}

function firstOfEachFamily(tasks: readonly Task[]): Task[] {
  const seen = new Set<string>();
  return tasks.filter(({ family }) => !seen.has(family) && seen.add(family));
}

const solutionOf = (app: App, task: Task): ReferenceStep[] => familyOf(app, task.family).solve(task.params);

function wrongly(
  way: Way,
  { app, task, drawn, rng }: { app: App; task: Task; drawn: readonly Task[]; rng: Rng },
): ReferenceStep[] | null {
  if (way === 'nothing') return [];
  if (way === 'dropped step') {
    const steps = solutionOf(app, task);
    const needed = steps.filter(({ optional }) => !optional);
    const dropped = rng.pick(needed);
    return needed.length < 2 ? null : steps.filter((step) => step !== dropped);
  }
  const others = drawn.filter(
    (t) => t.template === task.template && (t.family === task.family) === (way === 'other values'),
  );
  const other = others.find(({ params }) => JSON.stringify(params) !== JSON.stringify(task.params));
  return other ? solutionOf(app, other) : null;
}

async function idleOn(app: App, host: EnvironmentHost, template: string, seed: number): Promise<Idle> {
  const policy = nothingPolicy();
  const { before, after } = await attemptTemplate({
    ...{ app, host, template, policy, seed, task: { request: '' } },
    limits: defaultLimits,
  });
  return { before, after: after ?? before };
}

async function* episodeOf(options: {
  app: App;
  host: EnvironmentHost;
  task: Task;
  way: Way;
  steps: ReferenceStep[];
  idle: Idle;
  seed: number;
}): AsyncGenerator<KnownEpisode> {
  const { app, host, task, way, steps, idle, seed } = options;
  const policy = way === 'nothing' ? nothingPolicy() : referencePolicy(steps);
  const { template, params, request } = task;
  const { before, after, episode } = await attemptTemplate({
    app,
    host,
    template,
    policy,
    seed,
    task: { request },
    limits: defaultLimits,
  });
  if (after === null) return;
  const verdict = familyOf(app, task.family).verify({ before, after, params }).pass;
  yield { task, way, steps: episode.steps, before, after, idle, verdict };
}
