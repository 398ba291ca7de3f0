import { describe, expect, test } from 'vitest';
import { type Home, leaseMs, note } from './home.ts';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Work is claimed by one, and done once. */
export function contractOfWork(home: Home): void {
  describe('work', () => {
    test('an input is claimed once, and done once its outputs are written', async () => {
      expect(await home.store.addWork('collect', ['a', 'b'])).toBe(2);
      const first = (await home.store.claim('collect', 'w1', leaseMs))!;
      const second = (await home.store.claim('collect', 'w2', leaseMs))!;
      expect([first.input, second.input]).toEqual(['a', 'b']);
      expect(await home.store.claim('collect', 'w3', leaseMs)).toBeNull();
      expect(await home.store.finish(first, [{ kind: 'note', record: note(1) }])).toBe(true);
      expect(await home.store.progress('collect')).toEqual({ total: 2, done: 1, running: 1, waiting: 0, failed: 0 });
      expect(await home.store.list('note')).toEqual([note(1)]);
    });

    test('declaring inputs again leaves done ones done', async () => {
      await home.store.addWork('collect', ['a']);
      await home.store.finish((await home.store.claim('collect', 'w1', leaseMs))!, []);
      expect(await home.store.addWork('collect', ['a', 'b'])).toBe(1);
      expect((await home.store.claim('collect', 'w1', leaseMs))?.input).toBe('b');
    });

    test('stages do not share work', async () => {
      await home.store.addWork('collect', ['a']);
      expect(await home.store.claim('eval', 'w1', leaseMs)).toBeNull();
      await home.store.addWork('eval', ['a']);
      await home.store.addWork('collect', ['b']);
      expect(await home.store.stages()).toEqual(['collect', 'eval']);
    });

    test('after a lease ran out another worker has the input, and the first can write nothing', async () => {
      await home.store.addWork('collect', ['a']);
      const lost = (await home.store.claim('collect', 'w1', 20))!;
      await wait(40);
      const held = (await home.store.claim('collect', 'w2', leaseMs))!;
      expect(held).toMatchObject({ input: 'a', attempt: 1 });
      expect(await home.store.renew(lost, leaseMs)).toBe(false);
      expect(await home.store.finish(lost, [{ kind: 'note', record: note(1) }])).toBe(false);
      expect(await home.store.fail(lost, 'late', 1)).toBe('retry');
      expect(await home.store.count('note')).toBe(0);
      expect(await home.store.finish(held, [{ kind: 'note', record: note(2) }])).toBe(true);
      expect(await home.store.list('note')).toEqual([note(2)]);
    });

    test('the same worker cannot finish a claim that it lost to itself', async () => {
      await home.store.addWork('collect', ['a']);
      const lost = (await home.store.claim('collect', 'w1', 1))!;
      await wait(10);
      await home.store.claim('collect', 'w1', leaseMs);
      expect(await home.store.finish(lost, [])).toBe(false);
    });

    test('a renewed lease holds', async () => {
      await home.store.addWork('collect', ['a']);
      const held = (await home.store.claim('collect', 'w1', 20))!;
      expect(await home.store.renew(held, leaseMs)).toBe(true);
      await wait(40);
      expect(await home.store.claim('collect', 'w2', leaseMs)).toBeNull();
      expect(await home.store.finish(held, [])).toBe(true);
    });

    test('an output that is refused leaves the input unfinished', async () => {
      await home.store.addWork('collect', ['a']);
      const held = (await home.store.claim('collect', 'w1', leaseMs))!;
      const finished = home.store.finish(held, [
        { kind: 'note', record: note(1) },
        { kind: 'task', record: { id: 'task_1' } },
      ]);
      await expect(finished).rejects.toMatchObject({ code: 'RECORD_INVALID' });
      expect(await home.store.count('note')).toBe(0);
      expect((await home.store.progress('collect')).running).toBe(1);
    });

    test('a failing input is tried again after the others, then failed for good, listed, and put back on demand', async () => {
      await home.store.addWork('collect', ['bad', 'good']);
      expect(await home.store.fail((await home.store.claim('collect', 'w1', leaseMs))!, 'no window', 2)).toBe('retry');
      const good = (await home.store.claim('collect', 'w1', leaseMs))!;
      expect(good.input).toBe('good');
      const again = (await home.store.claim('collect', 'w1', leaseMs))!;
      expect(again).toMatchObject({ input: 'bad', attempt: 2 });
      expect(await home.store.fail(again, 'no window again', 2)).toBe('failed');
      expect(await home.store.claim('collect', 'w1', leaseMs)).toBeNull();
      const listed = { stage: 'collect', input: 'bad', attempts: 2, error: 'no window again' };
      expect(await home.store.failed()).toMatchObject([listed]);
      expect(await home.store.failed('eval')).toEqual([]);
      expect(await home.store.retryFailed('collect')).toBe(1);
      expect(await home.store.claim('collect', 'w1', leaseMs)).toMatchObject({ input: 'bad', attempt: 1 });
    });

    test('claims given back count no attempt', async () => {
      await home.store.addWork('collect', ['a', 'b']);
      await home.store.claim('collect', 'dead', leaseMs);
      await home.store.claim('collect', 'alive', leaseMs);
      expect(await home.store.release('collect', (worker) => worker === 'dead')).toBe(1);
      expect(await home.store.claim('collect', 'w2', leaseMs)).toMatchObject({ input: 'a', attempt: 1 });
      expect(await home.store.claim('collect', 'w2', leaseMs)).toBeNull();
    });
  });
}
