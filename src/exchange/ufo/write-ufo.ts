import type { Instance } from '../../records/tasks/instance.ts';
import type { Task } from '../../records/tasks/task.ts';
import { episodes, given, type Source } from '../episodes.ts';
import { pathPart, writeDocument } from '../json-files.ts';
import { executedResult, instantiatedResult } from './result.ts';

/** Result records in the reference's folders: by what came of the execution, or of the instantiation where there was none. */
export async function writeUfo(dir: string, source: Source): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const executed = new Set<string>();
  const write = async (folder: string, id: string, record: unknown) => {
    await writeDocument(dir, `${folder}/${pathPart(id)}.json`, record);
    const name = folder.split('/').at(-1)!;
    counts[name] = (counts[name] ?? 0) + 1;
  };
  for await (const played of episodes(source)) {
    if (played.instance) executed.add(played.instance.id);
    const result = executedResult(played);
    const complete = result.execution_result?.result?.complete ?? 'no';
    await write(`execution/execution_${sorted[complete]}`, result.unique_id, result);
  }
  // An instance belongs to no policy and no split.
  if (source.where.policy || source.where.split) return counts;
  for await (const instance of source.store.each<Instance>('instance', given({ app: source.where.app }))) {
    source.signal?.throwIfAborted();
    source.onRead?.();
    if (executed.has(instance.id)) continue;
    const verdict = instance.filter?.judge ? 'pass' : 'fail';
    await write(`instantiation/instantiation_${verdict}`, instance.id, instantiatedResult(instance));
  }
  return counts;
}

const sorted = { yes: 'pass', no: 'fail', unsure: 'unsure' } as const;

/** A plan file of the agent's batch and follower modes: `{task, steps, object, close}`; `object` is the file to open, of the folder `files`. */
export type UfoPlanFile = { task: string; steps: string[]; object: string; close: boolean };

/** What passed the filter as plan files for the reference's agent, `tasks/<id>.json`. */
export async function writeUfoBatch(dir: string, source: Source): Promise<Record<string, number>> {
  const { store, where, signal, onRead } = source;
  let tasks = 0;
  const write = async (id: string, plan: UfoPlanFile) => {
    await writeDocument(dir, `tasks/${pathPart(id)}.json`, plan);
    tasks += 1;
  };
  for await (const task of store.each<Task>('task', given({ app: where.app, split: where.split }))) {
    signal?.throwIfAborted();
    onRead?.();
    if (!task.filter.judge) continue;
    await write(task.id, { task: task.request, steps: task.plan, object: task.template, close: true });
  }
  if (where.split) return { tasks };
  for await (const { id, filter, prefill, template } of store.each<Instance>('instance', given({ app: where.app }))) {
    signal?.throwIfAborted();
    onRead?.();
    if (!filter?.judge || !prefill) continue;
    const steps = prefill.actions.map(({ subtask }) => subtask);
    await write(id, { task: prefill.request, steps, object: template.name, close: true });
  }
  return { tasks };
}
