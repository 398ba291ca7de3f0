import { recordId } from '../records/record-id.ts';
import type { Workspace } from './workspace.ts';

/** A run that did next to nothing is no part of the working time. */
const idleMs = 15_000;
const everyMs = 60_000;

/** Notes the time that a pipeline works, once a minute, so that a session which is killed counts but for its last minute. */
export function keepTime({ store, app }: Pick<Workspace, 'store' | 'app'>): { stop(): Promise<void> } {
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
