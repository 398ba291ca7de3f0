import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import type { Home } from './home.ts';

/** Several processes share a workspace, and lose nothing when one is killed. */
export function contractOfProcesses(home: Home): void {
  describe('several processes', () => {
    const children: ChildProcess[] = [];
    afterEach(() => {
      for (const child of children.splice(0)) child.kill('SIGKILL');
    });

    const worker = (id: string, finishes: number) => {
      const program = fileURLToPath(new URL('contract-worker.ts', import.meta.url));
      const child = spawn(process.execPath, [program, JSON.stringify({ options: home.options, id, finishes })], {
        stdio: ['ignore', 'pipe', 'inherit'],
        timeout: 60_000,
        killSignal: 'SIGKILL',
      });
      children.push(child);
      return { child, lines: createInterface({ input: child.stdout! }), ended: once(child, 'exit') };
    };

    test('share one workspace; a kill -9 in the middle loses a claim, never a record, and nothing doubles', async () => {
      const inputs = Array.from({ length: 60 }, (_, i) => `input ${i}`);
      await home.store.addWork('shared', inputs);
      const doomed = worker('doomed', 5);
      const others = [worker('other 1', Infinity), worker('other 2', Infinity)];
      for await (const line of doomed.lines) if (line === 'holding') break;
      expect((await home.store.progress('shared')).running).toBeGreaterThan(0);
      doomed.child.kill('SIGKILL');
      await doomed.ended;
      await Promise.all(others.map((other) => other.ended));
      expect((await home.store.progress('shared')).running).toBe(1);

      expect(await home.store.release('shared', (name) => name === 'doomed')).toBe(1);
      await worker('heir', Infinity).ended;
      expect(await home.store.progress('shared')).toEqual({ total: 60, done: 60, running: 0, waiting: 0, failed: 0 });
      const notes = await home.store.list<{ input: string; by: string }>('note');
      expect(notes.map((made) => made.input).sort()).toEqual([...inputs].sort());
      expect(notes.filter((made) => made.by === 'doomed')).toHaveLength(5);
      expect(notes.filter((made) => made.by === 'heir')).toHaveLength(1);
    }, 120_000);
  });
}
