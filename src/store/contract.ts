import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recordId } from '../records/record-id.ts';
import { type OpenStoreOptions, openStore } from './open-store.ts';
import type { Store } from './store.ts';

const leaseMs = 60_000;
const note = (n: number, more: object = {}) => ({ id: recordId('note', n), n, ...more });
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What every home of records must do. `make` gives the options of a new, empty workspace. */
export function storeContract(name: string, make: () => Promise<OpenStoreOptions>): void {
  describe(`${name} store`, () => {
    let options: OpenStoreOptions;
    let store: Store;
    const children: ChildProcess[] = [];

    beforeEach(async () => {
      options = await make();
      store = await openStore(options);
    });
    afterEach(async () => {
      for (const child of children.splice(0)) child.kill('SIGKILL');
      await store.close();
    });

    describe('records', () => {
      test('putting a record twice adds nothing and changes nothing', async () => {
        expect(await store.put('note', [note(1), note(2)])).toBe(2);
        expect(await store.put('note', [note(1, { changed: true }), note(3)])).toBe(1);
        expect(await store.get('note', note(1).id)).toEqual(note(1));
        expect(await store.get('note', 'note_none')).toBeNull();
      });

      test('lists in insertion order, by any top-level field', async () => {
        const records = [
          note(3, { app: 'a', ok: true }),
          note(1, { app: 'b', ok: false, 'odd "field"': 'x' }),
          note(2, { app: 'a', ok: 1, stage: 5 }),
        ];
        await store.put('note', records);
        const numbers = async (where: Parameters<Store['list']>[1]) =>
          (await store.list<{ n: number }>('note', where)).map((record) => record.n);
        expect(await numbers({})).toEqual([3, 1, 2]);
        expect(await numbers({ app: 'a' })).toEqual([3, 2]);
        expect(await numbers({ ok: true })).toEqual([3]);
        expect(await numbers({ ok: 1 })).toEqual([2]);
        expect(await numbers({ stage: null })).toEqual([3, 1]);
        expect(await numbers({ stage: '5' })).toEqual([]);
        expect(await numbers({ 'odd "field"': 'x' })).toEqual([1]);
        expect(await store.count('note', { app: 'a', n: 2 })).toBe(1);
      });

      test('goes through many records a page at a time, in the same order', async () => {
        const records = Array.from({ length: 200 }, (_, n) => note(n, { app: n % 2 ? 'odd' : 'even' }));
        await store.put('note', records);
        const seen: unknown[] = [];
        for await (const record of store.each('note', { app: 'odd' })) seen.push(record);
        expect(seen).toEqual(await store.list('note', { app: 'odd' }));
        expect(seen).toHaveLength(100);
      });

      test('refuses a record that its schema does not allow, names the field, and writes none of the batch', async () => {
        const plan = {
          id: 'plan_1',
          app: 'a',
          task: 't',
          plan: ['1. x'],
          source: { kind: 'family', from: [], rule: 'r' },
        };
        const put = store.put('plan', [plan, { ...plan, id: 'plan_2', source: { ...plan.source, rule: 7 } }]);
        await expect(put).rejects.toMatchObject({
          code: 'RECORD_INVALID',
          message: expect.stringMatching(/plan_2.*source\.rule/),
        });
        expect(await store.count('plan')).toBe(0);
      });

      test('another opening of the same workspace sees them', async () => {
        await store.put('note', [note(1)]);
        const second = await openStore(options);
        expect(await second.list('note')).toEqual([note(1)]);
        await second.close();
      });
    });

    describe('work', () => {
      test('an input is claimed once, and done once its outputs are written', async () => {
        expect(await store.addWork('collect', ['a', 'b'])).toBe(2);
        const first = (await store.claim('collect', 'w1', leaseMs))!;
        const second = (await store.claim('collect', 'w2', leaseMs))!;
        expect([first.input, second.input]).toEqual(['a', 'b']);
        expect(await store.claim('collect', 'w3', leaseMs)).toBeNull();
        expect(await store.finish(first, [{ kind: 'note', record: note(1) }])).toBe(true);
        expect(await store.progress('collect')).toEqual({ total: 2, done: 1, running: 1, waiting: 0, failed: 0 });
        expect(await store.list('note')).toEqual([note(1)]);
      });

      test('declaring inputs again leaves done ones done', async () => {
        await store.addWork('collect', ['a']);
        await store.finish((await store.claim('collect', 'w1', leaseMs))!, []);
        expect(await store.addWork('collect', ['a', 'b'])).toBe(1);
        expect((await store.claim('collect', 'w1', leaseMs))?.input).toBe('b');
      });

      test('stages do not share work', async () => {
        await store.addWork('collect', ['a']);
        expect(await store.claim('eval', 'w1', leaseMs)).toBeNull();
        await store.addWork('eval', ['a']);
        await store.addWork('collect', ['b']);
        expect(await store.stages()).toEqual(['collect', 'eval']);
      });

      test('after a lease ran out another worker has the input, and the first can write nothing', async () => {
        await store.addWork('collect', ['a']);
        const lost = (await store.claim('collect', 'w1', 20))!;
        await wait(40);
        const held = (await store.claim('collect', 'w2', leaseMs))!;
        expect(held).toMatchObject({ input: 'a', attempt: 1 });
        expect(await store.renew(lost, leaseMs)).toBe(false);
        expect(await store.finish(lost, [{ kind: 'note', record: note(1) }])).toBe(false);
        expect(await store.fail(lost, 'late', 1)).toBe('retry');
        expect(await store.count('note')).toBe(0);
        expect(await store.finish(held, [{ kind: 'note', record: note(2) }])).toBe(true);
        expect(await store.list('note')).toEqual([note(2)]);
      });

      test('the same worker cannot finish a claim that it lost to itself', async () => {
        await store.addWork('collect', ['a']);
        const lost = (await store.claim('collect', 'w1', 1))!;
        await wait(10);
        await store.claim('collect', 'w1', leaseMs);
        expect(await store.finish(lost, [])).toBe(false);
      });

      test('a renewed lease holds', async () => {
        await store.addWork('collect', ['a']);
        const held = (await store.claim('collect', 'w1', 20))!;
        expect(await store.renew(held, leaseMs)).toBe(true);
        await wait(40);
        expect(await store.claim('collect', 'w2', leaseMs)).toBeNull();
        expect(await store.finish(held, [])).toBe(true);
      });

      test('an output that is refused leaves the input unfinished', async () => {
        await store.addWork('collect', ['a']);
        const held = (await store.claim('collect', 'w1', leaseMs))!;
        const finished = store.finish(held, [
          { kind: 'note', record: note(1) },
          { kind: 'task', record: { id: 'task_1' } },
        ]);
        await expect(finished).rejects.toMatchObject({ code: 'RECORD_INVALID' });
        expect(await store.count('note')).toBe(0);
        expect((await store.progress('collect')).running).toBe(1);
      });

      test('a failing input is tried again after the others, then failed for good, listed, and put back on demand', async () => {
        await store.addWork('collect', ['bad', 'good']);
        expect(await store.fail((await store.claim('collect', 'w1', leaseMs))!, 'no window', 2)).toBe('retry');
        const good = (await store.claim('collect', 'w1', leaseMs))!;
        expect(good.input).toBe('good');
        const again = (await store.claim('collect', 'w1', leaseMs))!;
        expect(again).toMatchObject({ input: 'bad', attempt: 2 });
        expect(await store.fail(again, 'no window again', 2)).toBe('failed');
        expect(await store.claim('collect', 'w1', leaseMs)).toBeNull();
        const listed = { stage: 'collect', input: 'bad', attempts: 2, error: 'no window again' };
        expect(await store.failed()).toMatchObject([listed]);
        expect(await store.failed('eval')).toEqual([]);
        expect(await store.retryFailed('collect')).toBe(1);
        expect(await store.claim('collect', 'w1', leaseMs)).toMatchObject({ input: 'bad', attempt: 1 });
      });

      test('claims given back count no attempt', async () => {
        await store.addWork('collect', ['a', 'b']);
        await store.claim('collect', 'dead', leaseMs);
        await store.claim('collect', 'alive', leaseMs);
        expect(await store.release('collect', (worker) => worker === 'dead')).toBe(1);
        expect(await store.claim('collect', 'w2', leaseMs)).toMatchObject({ input: 'a', attempt: 1 });
        expect(await store.claim('collect', 'w2', leaseMs)).toBeNull();
      });
    });

    describe('several processes', () => {
      const worker = (id: string, finishes: number) => {
        const program = fileURLToPath(new URL('contract-worker.ts', import.meta.url));
        const child = spawn(process.execPath, [program, JSON.stringify({ options, id, finishes })], {
          stdio: ['ignore', 'pipe', 'inherit'],
          timeout: 60_000,
          killSignal: 'SIGKILL',
        });
        children.push(child);
        return { child, lines: createInterface({ input: child.stdout! }), ended: once(child, 'exit') };
      };

      test('share one workspace; a kill -9 in the middle loses a claim, never a record, and nothing doubles', async () => {
        const inputs = Array.from({ length: 60 }, (_, i) => `input ${i}`);
        await store.addWork('shared', inputs);
        const doomed = worker('doomed', 5);
        const others = [worker('other 1', Infinity), worker('other 2', Infinity)];
        for await (const line of doomed.lines) if (line === 'holding') break;
        expect((await store.progress('shared')).running).toBeGreaterThan(0);
        doomed.child.kill('SIGKILL');
        await doomed.ended;
        await Promise.all(others.map((other) => other.ended));
        expect((await store.progress('shared')).running).toBe(1);

        expect(await store.release('shared', (name) => name === 'doomed')).toBe(1);
        await worker('heir', Infinity).ended;
        expect(await store.progress('shared')).toEqual({ total: 60, done: 60, running: 0, waiting: 0, failed: 0 });
        const notes = await store.list<{ input: string; by: string }>('note');
        expect(notes.map((made) => made.input).sort()).toEqual([...inputs].sort());
        expect(notes.filter((made) => made.by === 'doomed')).toHaveLength(5);
        expect(notes.filter((made) => made.by === 'heir')).toHaveLength(1);
      }, 120_000);
    });

    describe('files', () => {
      test('are named by their bytes and read back', async () => {
        const name = await store.putBlob(Buffer.from('hello'), 'txt');
        expect(name).toBe('2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824.txt');
        expect(await store.putBlob(Buffer.from('hello'), 'txt')).toBe(name);
        expect(await readFile(store.blobPath(name), 'utf8')).toBe('hello');
      });

      test('a name that is none cannot lead out of the workspace', async () => {
        expect(() => store.blobPath('../../etc/passwd')).toThrow(/does not name a file/);
      });
    });
  });
}
