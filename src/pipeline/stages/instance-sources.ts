import { createRng } from '../../records/rng.ts';
import type { InstanceSource } from '../../tasks/instantiate/instantiate.ts';
import type { Workspace } from '../workspace.ts';
import { pairsOf, tasksOf } from './data.ts';

/**
 * What a chat model makes concrete, drawn by the workspace's seed: tasks of families, which have a verifier, and pairs from the documentation,
 * which have none. Test tasks and what reads like one are never among them.
 */
export async function drawSources(
  workspace: Workspace,
  wanted: { tasks: number; pairs: number },
): Promise<InstanceSource[]> {
  const rng = createRng(workspace.seed).fork('instances');
  const tasks = rng.shuffle(await tasksOf(workspace, 'train')).slice(0, wanted.tasks);
  const documented = (await pairsOf(workspace)).filter(({ source }) => source.kind !== 'family');
  const pairs = rng.shuffle(documented).slice(0, wanted.pairs);
  return [
    ...tasks.map(({ id, request, plan, template }) => ({ kind: 'task' as const, id, task: request, plan, template })),
    ...pairs.map(({ id, task, plan }) => ({ kind: 'pair' as const, id, task, plan })),
  ];
}
