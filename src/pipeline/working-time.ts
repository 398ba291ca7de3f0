import { recordId } from '../records/record-id.ts';
import type { Workspace } from './workspace.ts';

/** A run that did next to nothing is no part of the working time. */
const idleMs = 15_000;
const everyMs = 60_000;

/** Notes for every application how long this works on it. */
export async function keepTime<T>(
  workspaces: readonly Pick<Workspace, 'store' | 'app'>[],
  work: () => Promise<T>,
): Promise<T> {
  const clocks = workspaces.map(startClock);
  try {
    return await work();
  } finally {
    await Promise.all(clocks.map((clock) => clock.stop()));
  }
}

/** Writes a note once a minute, so that a session which is killed counts but for its last minute. */
function startClock({ store, app }: Pick<Workspace, 'store' | 'app'>): { stop(): Promise<void> } {
  let noted = performance.now();
  let writing = Promise.resolve();
  const note = () => {
    const ms = Math.round(performance.now() - noted);
    if (ms < idleMs) return;
    noted = performance.now();
    const at = new Date().toISOString();
    const id = recordId('note', { app: app.name, stage: 'session', at });
    const record = { id, app: app.name, stage: 'session', counts: {}, ms, at };
    writing = writing.then(async () => void (await store.put('note', [record])));
    writing.catch(() => {}); // stop() reports it
  };
  const timer = setInterval(note, everyMs);
  return {
    async stop() {
      clearInterval(timer);
      note();
      await writing;
    },
  };
}
