import { recordId } from '../records/record-id.ts';
import type { Profile } from './profiles.ts';
import { makePlans, makeTasks } from './stages/data.ts';
import { evaluateLams, evaluatePlain } from './stages/evaluate.ts';
import { collectExpert, trainAll } from './stages/phases.ts';
import type { Workspace } from './workspace.ts';

/** A run that did next to nothing is no part of the working time. */
const idleMs = 15_000;

/** The whole road: documentation to figures, for every base and seed of the profile. What is done already is not done again. */
export async function runPipeline(workspace: Workspace, profile: Profile): Promise<{ workedMs: number }> {
  const started = performance.now();
  await makePlans(workspace, profile);
  await makeTasks(workspace, profile);
  await collectExpert(workspace);
  await evaluatePlain(workspace, profile);
  for (const run of profile.runs) await evaluateLams(workspace, await trainAll(workspace, run, profile), profile);
  const workedMs = performance.now() - started;
  if (workedMs > idleMs) {
    const at = new Date().toISOString();
    const app = workspace.app.name;
    const id = recordId('note', { app, stage: 'session', at });
    await workspace.store.put('note', [{ id, app, stage: 'session', counts: {}, ms: Math.round(workedMs), at }]);
  }
  return { workedMs };
}
