import type { Chat } from '../../chat/chat.ts';
import type { EnvironmentHost } from '../../environments/environment.ts';
import type { Instance } from '../../records/instance.ts';
import type { Judgement } from '../../records/judgement.ts';
import { recordId } from '../../records/record-id.ts';
import type { Task } from '../../records/task.ts';
import type { Trajectory } from '../../records/trajectory.ts';
import { type InstanceSource, instanceId, instantiate, type TemplateWay } from '../../tasks/instantiate/instantiate.ts';
import { createScreenCache } from '../../tasks/instantiate/screens.ts';
import type { View } from '../../trajectories/judge/judge.ts';
import { type InstanceExpert, runInstance } from '../../trajectories/run-instance.ts';
import { runStage, type StageResult } from '../graph.ts';
import type { Workspace } from '../workspace.ts';

/** Makes every source concrete: template, prefill, filter (section 3.2.1). What fails is kept with its reason. */
export async function instantiateAll(
  workspace: Workspace,
  options: { chat: Chat; sources: readonly InstanceSource[]; way: TemplateWay },
): Promise<Instance[]> {
  const { app, store, seed } = workspace;
  const { chat, way } = options;
  const byId = new Map(
    options.sources.map((source) => [
      instanceId({ app: app.name, source, way, model: chat.model('instantiate'), seed }),
      source,
    ]),
  );
  const screens = createScreenCache();
  await runStage<EnvironmentHost>({
    // Named by its sources: what an earlier run with others left undone stays for it.
    ...frame(workspace, 'instantiate', recordId('sources', [...byId.keys()])),
    inputs: [...byId.keys()],
    async work(input, { resource: host, signal }) {
      if (await store.get('instance', input)) return [];
      const record = await instantiate({ chat, app, host, source: byId.get(input)!, way, screens, seed, signal });
      return [{ kind: 'instance', record }];
    },
  });
  const made = await Promise.all([...byId.keys()].map((id) => store.get<Instance>('instance', id)));
  return made.filter((instance) => instance !== null);
}

export type Executed = { instance: Instance; trajectory: Trajectory; judgement: Judgement };

/** True for an instance that is to be executed: whole, and the filter let it pass. */
export const isExecutable = ({ prefill, filter, error }: Instance): boolean =>
  error === null && prefill !== null && filter?.judge === true;

/** Executes instances and has every run judged (sections 3.2.2 and 3.2.3). */
export async function executeAll(
  workspace: Workspace,
  options: { chat: Chat; instances: readonly Instance[]; expert: InstanceExpert; view: View; pictures: boolean },
): Promise<StageResult> {
  const { app, store, seed } = workspace;
  const { expert, view, chat, pictures } = options;
  const byId = new Map(options.instances.filter(isExecutable).map((instance) => [instance.id, instance]));
  const how = recordId('execution', { expert, view, pictures, judge: chat.model('judge'), seed });
  return runStage<EnvironmentHost>({
    ...frame(workspace, `execute ${expert}`, how),
    inputs: [...byId.keys()],
    async work(input, { resource: host, signal }) {
      const instance = byId.get(input) ?? (await store.get<Instance>('instance', input))!;
      const task = instance.source.kind === 'task' ? await store.get<Task>('task', instance.source.id) : null;
      const { trajectory, judgement } = await runInstance({
        chat,
        app,
        host,
        instance,
        task,
        expert,
        view,
        seed,
        signal,
        ...(pictures ? { screenshots: (png: Buffer) => store.putBlob(png, 'png') } : {}),
      });
      return [
        { kind: 'trajectory', record: trajectory },
        { kind: 'judgement', record: judgement },
      ];
    },
  });
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
