import { nothingPolicy } from '../../agent/policies/nothing.ts';
import type { Chat } from '../../chat/chat.ts';
import type { EnvironmentHost } from '../../environments/environment.ts';
import { openEmbedder } from '../../models/embedder.ts';
import type { Judgement, WrittenVerifier } from '../../records/episode/judgement.ts';
import type { Trajectory } from '../../records/episode/trajectory.ts';
import { recordId } from '../../records/record-id.ts';
import type { Instance } from '../../records/tasks/instance.ts';
import type { Task } from '../../records/tasks/task.ts';
import { type InstanceSource, instanceId, instantiate } from '../../tasks/instantiate/instantiate.ts';
import { createScreenCache } from '../../tasks/instantiate/screen-cache.ts';
import type { TemplateWay } from '../../tasks/instantiate/template.ts';
import { attemptTemplate } from '../../trajectories/attempt.ts';
import { defaultLimits } from '../../trajectories/collect.ts';
import type { Idle } from '../../trajectories/judge/difference/bookkeeping.ts';
import type { JudgeInput } from '../../trajectories/judge/judge.ts';
import { type InstanceExpert, runInstance } from '../../trajectories/run-instance.ts';
import { trajectoryId } from '../../trajectories/run-task.ts';
import { runStage, type StageResult } from '../graph.ts';
import type { Workspace } from '../workspace.ts';

/** Makes every source concrete: template, prefill, filter (section 3.2.1). What fails is kept with its reason. */
export async function instantiateAll(
  workspace: Workspace,
  options: { chat: Chat; sources: readonly InstanceSource[]; way: TemplateWay },
): Promise<Instance[]> {
  const { app, store, seed } = workspace;
  const { chat, way } = options;
  const byId = new Map(options.sources.map((source) => [instanceId({ chat, app, source, way, seed }), source]));
  const putPicture = (png: Buffer) => store.putBlob(png, 'png');
  const screens = createScreenCache(chat.sees('instantiate') ? putPicture : undefined);
  const embedder = way === 'embedding' ? await openEmbedder() : undefined;
  try {
    await runStage<EnvironmentHost>({
      // Named by its sources: what an earlier run with others left undone stays for it.
      ...frame(workspace, 'instantiate', recordId('sources', [...byId.keys()])),
      inputs: [...byId.keys()],
      async work(input, { resource: host, signal }) {
        if (await store.get('instance', input)) return [];
        const source = byId.get(input)!;
        const record = await instantiate({ chat, app, host, source, way, screens, embedder, seed, signal });
        return [{ kind: 'instance', record }];
      },
    });
  } finally {
    await embedder?.close();
  }
  const made = await Promise.all([...byId.keys()].map((id) => store.get<Instance>('instance', id)));
  return made.filter((instance) => instance !== null);
}

/** True for an instance that is to be executed: whole, and the filter let it pass. */
export const isExecutable = ({ prefill, filter, error }: Instance): boolean =>
  error === null && prefill !== null && filter?.judge === true;

export type Execution = {
  chat: Chat;
  instances: readonly Instance[];
  expert: InstanceExpert;
  view: JudgeInput['view']['steps'];
  pictures: boolean;
  /** Have verifiers written for what has none, where the judge says yes. */
  verifiers?: boolean;
};

/** Executes instances and has every run judged (sections 3.2.2 and 3.2.3). What the filter stopped is not executed. */
export async function executeAll(workspace: Workspace, options: Execution): Promise<StageResult> {
  const { app, store, seed } = workspace;
  const { expert, view, pictures, chat, instances, verifiers = false } = options;
  const byId = new Map(instances.filter(isExecutable).map((instance) => [instance.id, instance]));
  const idle = idleStates(workspace);
  const how = nameOf(options, seed);
  const done = new Set((await runsOf(workspace, options)).map(({ trajectory }) => trajectory.instance));
  return runStage<EnvironmentHost>({
    ...frame(workspace, `execute ${expert}`, recordId('execute', { how, of: [...byId.keys()] })),
    inputs: [...byId.keys()],
    async work(input, { resource: host, signal }) {
      const instance = byId.get(input)!;
      if (done.has(input)) return [];
      const task = instance.source.kind === 'task' ? await store.get<Task>('task', instance.source.id) : null;
      const { trajectory, judgement } = await runInstance({
        ...{ chat, app, host, instance, task, expert, how, seed, signal },
        view: { steps: view },
        idle: await idle(instance.template.name, host),
        written: task ? undefined : await writtenFor(workspace, instance),
        writes: verifiers,
        ...(pictures ? { screenshots: (png: Buffer) => store.putBlob(png, 'png') } : {}),
      });
      return [
        { kind: 'trajectory', record: trajectory },
        { kind: 'judgement', record: judgement },
      ];
    },
  });
}

/** The verifier that was written for an instance when it was executed in another way, if it passed its gate. */
async function writtenFor({ store, app }: Workspace, { id }: Instance): Promise<WrittenVerifier | undefined> {
  for (const { id: trajectoryId } of await store.list<Trajectory>('trajectory', { app: app.name, instance: id })) {
    const judged = await store.list<Judgement>('judgement', { app: app.name, trajectoryId });
    const written = judged.find((one) => one.written?.dropped === null)?.written;
    if (written) return written;
  }
  return undefined;
}

export type JudgedRun = { trajectory: Trajectory; judgement: Judgement };

/** Names a way of executing and judging: another one makes other trajectories of the same instances. */
function nameOf({ expert, view, pictures, chat }: Execution, seed: number): string {
  const models = [chat.model('judge'), ...(expert === 'chat' ? [chat.model('expert')] : [])];
  return recordId('execution', { expert, view, pictures, models, seed });
}

/** The runs of these instances that were made and judged in this way, by an earlier command as well. */
export async function runsOf({ store, app, seed }: Workspace, options: Execution): Promise<JudgedRun[]> {
  const how = nameOf(options, seed);
  const ids = new Set(options.instances.map(({ id }) => id));
  const judged = await store.list<Judgement>('judgement', { app: app.name });
  const byTrajectory = new Map(judged.map((judgement) => [judgement.trajectoryId, judgement]));
  const runs: JudgedRun[] = [];
  for await (const trajectory of store.each<Trajectory>('trajectory', { app: app.name })) {
    const { id, instance, policy, checkpoint, attempt } = trajectory;
    const judgement = byTrajectory.get(id);
    if (judgement === undefined || instance === undefined || !ids.has(instance)) continue;
    if (id === trajectoryId({ task: `${instance} ${how}`, policy, checkpoint, seed, attempt }))
      runs.push({ trajectory, judgement });
  }
  return runs;
}

/** What a template's saved state becomes when nothing is done: once for each. */
function idleStates({ app, seed }: Workspace): (template: string, host: EnvironmentHost) => Promise<Idle> {
  const known = new Map<string, Promise<Idle>>();
  return (template, host) => {
    const task = { request: '' };
    const idle =
      known.get(template) ??
      attemptTemplate({ app, host, template, task, policy: nothingPolicy(), limits: defaultLimits, seed });
    known.set(template, idle);
    return idle;
  };
}

/** `shown` is the stage's name on screen; with `of` it is its name in the store. */
function frame(workspace: Workspace, shown: string, of: string) {
  const { app, store, workers, signal } = workspace;
  return {
    store,
    stage: `${shown} ${of} in ${app.name}`,
    workers,
    signal,
    progress: (p: { done: number; failed: number; total: number }) =>
      workspace.onProgress?.({ stage: shown, done: p.done + p.failed, total: p.total, failed: p.failed }),
    resource: { open: () => app.environment(), close: (host: EnvironmentHost) => host.close() },
  };
}
