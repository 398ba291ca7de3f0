import type { App } from '../../app-pack/app.ts';
import type { Chat } from '../../chat/chat.ts';
import { buildFromSources } from '../../plans/build-from-sources.ts';
import type { Sources } from '../../plans/sources/read-sources.ts';
import type { Trajectory } from '../../records/episode/trajectory.ts';
import { recordId } from '../../records/record-id.ts';
import type { PlanPair, Task } from '../../records/tasks/task.ts';
import { apartFromTests } from '../../tasks/apart.ts';
import { buildTasks } from '../../tasks/build-tasks.ts';
import { prefillPlans } from '../../tasks/prefill.ts';
import { assertNoLeak } from '../../tasks/splits.ts';
import type { Demonstration } from '../../training/phases/imitation.ts';
import { countsFor } from '../amounts.ts';
import type { Profile } from '../profiles.ts';
import { once, type StageNote, type Workspace } from '../workspace.ts';

/** What plans are made from and by, beside the application's documentation and the rules. */
export type PlanMaking = {
  evolve?: number;
  sources?: Sources;
  chat?: Chat;
  extract?: 'rules' | 'chat' | 'both';
  /** Pages that are read; all unless it is said. */
  sample?: number;
  /** Told what the user should know of the outcome. */
  notice?: (line: string) => void;
};

/**
 * Documentation to task-plan pairs, and those made concrete in the templates. With a chat model every answer is kept by the chat itself, so a
 * run that was killed, or that a budget stopped, goes on where it was.
 */
export function makePlans(workspace: Workspace, making: PlanMaking): Promise<StageNote> {
  const { app, seed, store, workers, signal, onProgress } = workspace;
  const { evolve, sources, chat, extract, sample, notice } = making;
  const by = chat && { extract, models: [chat.model('extract'), chat.model('evolve')] };
  const settings = { seed, evolve, pack: fingerprint(app), ...defined({ sample, by, sources: sources?.id }) };
  let unasked = 0;
  const work = async () => {
    const progress = chat && onProgress;
    const made = await buildFromSources({
      ...{ app, seed, sources, chat, extract, evolve, sample, workers, signal },
      onProgress: progress && ((at) => progress({ ...at, stage: `plans ${at.stage}` })),
    });
    unasked = made.unasked;
    for (const line of made.notices) notice?.(line);
    const told = made.pairs.filter((p) => p.source.kind !== 'evolved');
    const filled = await prefillPlans({ app, pairs: told, seed });
    const all = [...made.pairs, ...filled.pairs];
    await store.put('plan', all);
    const counts = { ...made.counts, prefill: { in: told.length, out: filled.pairs.length } };
    return { ...flat(counts), pairs: all.length };
  };
  return once(workspace, 'plans', settings, work, () => unasked === 0);
}

const defined = (settings: object): object =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));

/** Families and templates to tasks, split. */
export function makeTasks(workspace: Workspace, profile: Pick<Profile, 'tasks'>): Promise<StageNote> {
  const { app, seed, store } = workspace;
  const wanted = countsFor(profile.tasks, app);
  return once(workspace, 'tasks', { seed, tasks: wanted, pack: fingerprint(app) }, async () => {
    const { tasks, counts } = await buildTasks({ app, seed, counts: wanted });
    await store.put('task', tasks);
    return { ...flat(counts), tasks: tasks.length };
  });
}

/** The tasks of a split that the filter let pass, in the order they were made. */
export async function tasksOf(workspace: Workspace, split: Task['split']): Promise<Task[]> {
  const tasks = await workspace.store.list<Task>('task', { app: workspace.app.name, split });
  return tasks.filter((task) => task.filter.judge);
}

/** The task-plan pairs that may be trained on: those that repeat no test request. */
export async function pairsOf({ store, app }: Workspace): Promise<PlanPair[]> {
  const pairs = await store.list<PlanPair>('plan', { app: app.name });
  return apartFromTests(pairs, await store.list<Task>('task', { app: app.name }));
}

/** Trajectories on train tasks, of one policy or of all, with their tasks; throws when a test task is among them. */
export async function trainTrajectories(
  workspace: Workspace,
  where: { policy?: string; checkpoint?: string },
): Promise<Demonstration[]> {
  const { store, app } = workspace;
  const tasks = new Map((await tasksOf(workspace, 'train')).map((t) => [t.id, t]));
  const trajectories = await store.list<Trajectory>('trajectory', { app: app.name, split: 'train', ...where });
  const found = trajectories.flatMap((trajectory) => {
    const task = tasks.get(trajectory.taskId);
    return task ? [{ trajectory, task }] : [];
  });
  const all = await store.list<Task>('task', { app: app.name });
  assertNoLeak(
    found.map((f) => f.task),
    all.filter((t) => t.split !== 'train'),
  );
  return found.sort((a, b) => (a.trajectory.id < b.trajectory.id ? -1 : 1));
}

/** What the records are made from in the pack itself: when it changes, plans and tasks are made again. */
function fingerprint({ version, families, templates, vocabulary, documentation }: App): string {
  const source = (value: unknown) => (typeof value === 'function' ? String(value) : value);
  return recordId('pack', {
    version,
    templates,
    vocabulary,
    documentation: source(documentation),
    families: families.map((family) => Object.fromEntries(Object.entries(family).map(([k, v]) => [k, source(v)]))),
  });
}

function flat(counts: object, prefix = ''): Record<string, number> {
  return Object.fromEntries(
    Object.entries(counts).flatMap(([k, v]): [string, number][] =>
      typeof v === 'number'
        ? [[prefix + k, v]]
        : v && typeof v === 'object'
          ? Object.entries(flat(v, `${prefix}${k}.`))
          : [],
    ),
  );
}
