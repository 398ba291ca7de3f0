import { join } from 'node:path';
import { manualPolicy } from '../../agent/policies/following/manual.ts';
import type { Policy } from '../../agent/policy.ts';
import type { App } from '../../app-pack/app.ts';
import { type Examination, type ExamRun, examinationOf } from '../../evaluation/examination/examination.ts';
import type { Trajectory } from '../../records/episode/trajectory.ts';
import type { Checkpoint } from '../../records/models/checkpoint.ts';
import type { PlanPair, Task } from '../../records/tasks/task.ts';
import { openStore } from '../../store/open-store.ts';
import { buildTasks } from '../../tasks/build-tasks.ts';
import { named, type Workspace } from '../workspace.ts';
import { runEpisodes } from './episodes.ts';
import { openLam, openMemory } from './lam-source.ts';
import { checkpointsDir } from './training.ts';

/** Where tasks and trajectories of an examination are kept. */
export const examinationDir = (workspace: string): string => join(workspace, 'examination');

type OtherLam = { checkpoint: Checkpoint; tasks: number; writesPlans?: boolean };

export type ExamineOptions = {
  /** The pack with its written families: the examination. The workspace's own application has none of them. */
  written: App;
  /** Half of the tasks are worded by the first author, half by the second. */
  tasks: number;
  checkpoint: Checkpoint;
  /** On the first so many tasks: earlier phases show what each adds, one that writes its plans what remembering adds. */
  others?: readonly OtherLam[];
  /** What the LAM remembers, followed without its model, on so many of the tasks. */
  recall?: number;
  /** A chat model with the documentation alone, on so many of the tasks. */
  chat?: { policy: () => Policy; name: string; tasks: number };
};

/**
 * Examines a LAM on tasks of written families that it never saw, and what it has to be better than: the documentation's plans followed
 * without a model, and a chat model with the documentation. Tasks and trajectories are kept in a store of their own in the folder
 * `examination` of the workspace, so that nothing of them can come to training. Resumable.
 */
export async function examine(workspace: Workspace, options: ExamineOptions): Promise<Examination> {
  const { written, checkpoint, chat, others = [], recall = 0 } = options;
  const store = await openStore({ dir: examinationDir(workspace.dir) });
  try {
    const exam: Workspace = { ...workspace, store, app: written };
    const tasks = await examinationTasks(written, options.tasks, workspace.seed);
    await store.put('task', tasks);
    const ran = async (policy: string, of: readonly Task[], source: Parameters<typeof runEpisodes>[1]['source']) => {
      await runEpisodes(exam, { stage: `examine ${policy}`, tasks: of, source, seed: workspace.seed });
    };
    const plain = (policy: () => Policy) => ({ open: async () => ({ policy, close: async () => {} }) });

    const lams = [{ checkpoint, tasks: tasks.length }, ...others.filter(({ tasks }) => tasks > 0)].map((of) => ({
      ...of,
      name: nameOf(of),
    }));
    for (const { checkpoint, name, tasks: most, writesPlans } of lams) {
      const source = await named(workspace, `load ${name}`, () =>
        openLam(checkpointsDir(workspace), checkpoint, { name, writesPlans }),
      );
      try {
        await ran(name, tasks.slice(0, most), source);
      } finally {
        await source.close();
      }
    }
    if (recall > 0) {
      const memory = await openMemory(checkpointsDir(workspace), checkpoint);
      await ran(`recall ${checkpoint.id}`, tasks.slice(0, recall), plain(memory.policy)).finally(memory.close);
    }
    const pairs = await workspace.store.list<PlanPair>('plan', { app: workspace.app.name });
    const manual = pairs.filter(({ source }) => source.kind === 'documentation');
    await ran(
      'manual',
      tasks,
      plain(() => manualPolicy(manual)),
    );
    if (chat) await ran(chat.name, tasks.slice(0, chat.tasks), plain(chat.policy));

    const ids = new Set(tasks.map(({ id }) => id));
    const runs: ExamRun[] = [];
    for await (const { taskId, policy, family, split, outcome } of store.each<Trajectory>('trajectory'))
      if (ids.has(taskId)) runs.push({ taskId, policy, family, split, outcome });
    const plainly = [...(recall > 0 ? [`recall ${checkpoint.id}`] : []), 'manual', ...(chat ? [chat.name] : [])];
    return examinationOf(runs, [...lams.map(({ name }) => name), ...plainly]);
  } finally {
    await store.close();
  }
}

const nameOf = ({ checkpoint: { phase, id }, writesPlans }: OtherLam) =>
  `${phase} ${id}${writesPlans ? ' writing plans' : ''}`;

/** Tasks of all written families in turn, seen and held out, in both authors' words and with test values, in an order that mixes both. */
export async function examinationTasks(written: App, count: number, seed: number): Promise<Task[]> {
  const app = { ...written, families: written.families.map((family) => ({ ...family, heldOut: false })) };
  const half = Math.ceil(count / 2);
  const { tasks } = await buildTasks({ app, seed, counts: { 'test-parameters': half, 'test-wordings': count - half } });
  const [first, second] = (['test-parameters', 'test-wordings'] as const).map((split) =>
    tasks.filter((task) => task.split === split && task.filter.judge),
  );
  return first!.flatMap((task, i) => [task, ...second!.slice(i, i + 1)]);
}
