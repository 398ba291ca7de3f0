import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LamwrightError } from '../records/error.ts';
import { createRng } from '../records/rng.ts';
import { openStore } from '../store/open-store.ts';
import type { StageProgress, Store } from '../store/store.ts';
import { runStage, type StageOutput } from './graph.ts';

const dirs: string[] = [];
const makeDir = async () => {
  const dir = await mkdtemp(join(tmpdir(), 'lamwright-graph-'));
  dirs.push(dir);
  return dir;
};
afterAll(() => Promise.all(dirs.map((dir) => rm(dir, { recursive: true, force: true }))));

const note = (id: string): StageOutput => ({ kind: 'note', record: { id } });

describe('in one process', () => {
  let store: Store;
  beforeEach(async () => {
    store = await openStore({ dir: await makeDir() });
  });
  afterEach(() => store.close());

  test('every input is worked on once, by as many workers as asked for, and a second run has nothing to do', async () => {
    let together = 0;
    let most = 0;
    let opened = 0;
    const seen: StageProgress[] = [];
    const run = () =>
      runStage({
        store,
        stage: 'make',
        inputs: ['a', 'b', 'c', 'd', 'e'],
        workers: 2,
        progress: (state) => seen.push(state),
        resource: { open: async () => ++opened, close: async () => {} },
        work: async (input) => {
          most = Math.max(most, ++together);
          await sleep(10);
          together--;
          return [note(input)];
        },
      });
    expect(await run()).toMatchObject({ stage: 'make', total: 5, done: 5, doneNow: 5, failures: [] });
    expect({ most, opened, last: seen.at(-1) }).toMatchObject({ most: 2, opened: 2, last: { done: 5 } });
    expect(await run()).toMatchObject({ done: 5, doneNow: 0 });
    expect(opened).toBe(2);
    expect(await store.count('note')).toBe(5);
  });

  test('what fails is tried again up to the limit, then listed, and the rest is done', async () => {
    const tried: string[] = [];
    const result = await runStage({
      store,
      stage: 'make',
      inputs: ['bad', 'flaky', 'good'],
      attempts: 2,
      work: async (input, { attempt }) => {
        tried.push(`${input} ${attempt}`);
        if (input === 'bad' || (input === 'flaky' && attempt === 1)) throw new Error(`${input} broke`);
        return [note(input)];
      },
    });
    expect(tried).toEqual(['bad 1', 'flaky 1', 'good 1', 'bad 2', 'flaky 2']);
    expect(result).toMatchObject({ done: 2, failed: 1, failures: [{ input: 'bad', attempts: 2 }] });
    expect(result.failures[0]!.error).toContain('bad broke');
  });

  test('an error that no second try mends ends the stage and leaves the work to be done', async () => {
    const full = new LamwrightError('DISK_FULL', 'The disk is full.', { remedy: 'Free some space.' });
    const stage = { store, stage: 'make', inputs: ['a', 'b', 'c'], workers: 2 };
    const work = async (input: string, { signal }: { signal: AbortSignal }) => {
      if (input === 'a') throw full;
      await sleep(5000, null, { signal });
      return [];
    };
    await expect(runStage({ ...stage, work })).rejects.toBe(full);
    expect(await store.progress('make')).toMatchObject({ waiting: 3, failed: 0 });
    const again = await runStage({ ...stage, work: async (input) => [note(input)] });
    expect(again).toMatchObject({ done: 3, failed: 0 });
  });

  test('an abort stops soon, keeps what was done, counts no attempt, and goes on later', async () => {
    const abort = new AbortController();
    const attempts: number[] = [];
    const run = (signal?: AbortSignal) =>
      runStage({
        store,
        stage: 'make',
        inputs: ['a', 'b', 'c'],
        signal,
        work: async (input, context) => {
          if (input === 'b') attempts.push(context.attempt);
          if (input === 'b' && signal) {
            setTimeout(() => abort.abort(), 10);
            await sleep(5000, null, { signal: context.signal });
          }
          return [note(input)];
        },
      });
    await expect(run(abort.signal)).rejects.toMatchObject({ name: 'AbortError' });
    expect(await store.progress('make')).toEqual({ total: 3, done: 1, running: 0, waiting: 2, failed: 0 });
    expect(await run()).toMatchObject({ done: 3, doneNow: 2 });
    expect(attempts).toEqual([1, 1]);
  });

  test('a lease shorter than the work is renewed, so no other worker takes the input', async () => {
    let calls = 0;
    const slow = async (input: string) => {
      calls++;
      await sleep(2500);
      return [note(input)];
    };
    await runStage({ store, stage: 'make', inputs: ['a'], workers: 2, leaseMs: 1000, work: slow });
    expect(calls).toBe(1);
  });
});

describe('a command killed at any moment', () => {
  const program = fileURLToPath(new URL('graph-worker.ts', import.meta.url));
  const start = (dir: string) => {
    const child = spawn(process.execPath, [program, dir], {
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: 60_000,
      killSignal: 'SIGKILL',
    });
    return { child, lines: createInterface({ input: child.stdout }), ended: once(child, 'exit') };
  };
  const records = async (dir: string) => {
    const store = await openStore({ dir });
    const ids = (await store.list('note')).map(({ id }) => id).sort();
    const failed = (await store.failed('squares')).map(({ input, attempts }) => ({ input, attempts }));
    const progress = await store.progress('squares');
    await store.close();
    return { ids, failed, progress };
  };

  test('goes on when it is run again, and ends with the records of an undisturbed run', async () => {
    const [calm, disturbed] = [await makeDir(), await makeDir()];
    const undisturbed = start(calm).ended;
    const rng = createRng(Date.now());
    for (let kills = 0; kills < 6; kills++) {
      const { child, lines, ended } = start(disturbed);
      await once(lines, 'line');
      await sleep(rng.int(0, 150));
      child.kill('SIGKILL');
      await ended;
    }
    expect(await start(disturbed).ended).toEqual([0, null]);
    expect(await undisturbed).toEqual([0, null]);
    const [wanted, got] = [await records(calm), await records(disturbed)];
    expect(got).toEqual(wanted);
    expect(got.ids).toHaveLength(178);
    expect(got.failed).toEqual([{ input: 'number 13', attempts: 3 }]);
    expect(got.progress).toEqual({ total: 90, done: 89, running: 0, waiting: 0, failed: 1 });
  }, 180_000);
});
