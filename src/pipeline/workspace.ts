import type { App } from '../app-pack/app.ts';
import { recordId } from '../records/record-id.ts';
import type { Store } from '../store/store.ts';

/** Where a pipeline works: one application, one store, and whom to tell. */
export type Workspace = {
  dir: string;
  store: Store;
  app: App;
  seed: number;
  workers: number;
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
};

/** With a total of 0 it is a wait that has but a name: it stands on screen until the same comes with 1 done. */
export type Progress = { stage: string; done: number; total: number; failed?: number; note?: string };

/** Says on screen what is waited for, for as long as the work goes on. */
export async function named<T>(
  { onProgress }: Pick<Workspace, 'onProgress'>,
  stage: string,
  work: () => T | Promise<T>,
): Promise<T> {
  onProgress?.({ stage, done: 0, total: 0 });
  try {
    return await work();
  } finally {
    onProgress?.({ stage, done: 1, total: 0 });
  }
}

/** What a stage took in and gave out. */
export type StageNote = {
  id: string;
  app: string;
  stage: string;
  counts: Record<string, number>;
  ms: number;
  at: string;
};

/**
 * Does a stage's work once for these settings and keeps what it counted. Work that was interrupted is simply done again: every record is
 * named by what made it, so nothing doubles. Work that is not whole is no stage done: the next run goes on with it.
 */
export async function once(
  workspace: Workspace,
  stage: string,
  settings: unknown,
  work: () => Promise<Record<string, number>>,
  isWhole: () => boolean = () => true,
): Promise<StageNote> {
  const { store, app } = workspace;
  const id = recordId('note', { app: app.name, stage, settings });
  const known = await store.get<StageNote>('note', id);
  if (known) return known;
  workspace.signal?.throwIfAborted();
  const started = performance.now();
  const counts = await named(workspace, stage, work);
  const note: StageNote = {
    id,
    app: app.name,
    stage,
    counts,
    ms: Math.round(performance.now() - started),
    at: new Date().toISOString(),
  };
  if (isWhole()) await store.put('note', [note]);
  return note;
}
