import { describe, expect, test } from 'vitest';
import { openStore } from '../open-store.ts';
import type { Store } from '../store.ts';
import { type Home, note } from './home.ts';

/** What is put is kept, found and never doubled. */
export function contractOfRecords(home: Home): void {
  describe('records', () => {
    test('putting a record twice adds nothing and changes nothing', async () => {
      expect(await home.store.put('note', [note(1), note(2)])).toBe(2);
      expect(await home.store.put('note', [note(1, { changed: true }), note(3)])).toBe(1);
      expect(await home.store.get('note', note(1).id)).toEqual(note(1));
      expect(await home.store.get('note', 'note_none')).toBeNull();
    });

    test('lists in insertion order, by any top-level field', async () => {
      const records = [
        note(3, { app: 'a', ok: true }),
        note(1, { app: 'b', ok: false, 'odd "field"': 'x' }),
        note(2, { app: 'a', ok: 1, stage: 5 }),
      ];
      await home.store.put('note', records);
      const numbers = async (where: Parameters<Store['list']>[1]) =>
        (await home.store.list<{ n: number }>('note', where)).map((record) => record.n);
      expect(await numbers({})).toEqual([3, 1, 2]);
      expect(await numbers({ app: 'a' })).toEqual([3, 2]);
      expect(await numbers({ ok: true })).toEqual([3]);
      expect(await numbers({ ok: 1 })).toEqual([2]);
      expect(await numbers({ stage: null })).toEqual([3, 1]);
      expect(await numbers({ stage: '5' })).toEqual([]);
      expect(await numbers({ 'odd "field"': 'x' })).toEqual([1]);
      expect(await home.store.count('note', { app: 'a', n: 2 })).toBe(1);
    });

    test('goes through many records a page at a time, in the same order', async () => {
      const records = Array.from({ length: 200 }, (_, n) => note(n, { app: n % 2 ? 'odd' : 'even' }));
      await home.store.put('note', records);
      const seen: unknown[] = [];
      for await (const record of home.store.each('note', { app: 'odd' })) seen.push(record);
      expect(seen).toEqual(await home.store.list('note', { app: 'odd' }));
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
      const put = home.store.put('plan', [plan, { ...plan, id: 'plan_2', source: { ...plan.source, rule: 7 } }]);
      await expect(put).rejects.toMatchObject({
        code: 'RECORD_INVALID',
        message: expect.stringMatching(/plan_2.*source\.rule/),
      });
      expect(await home.store.count('plan')).toBe(0);
    });

    test('another opening of the same workspace sees them', async () => {
      await home.store.put('note', [note(1)]);
      const second = await openStore(home.options);
      expect(await second.list('note')).toEqual([note(1)]);
      await second.close();
    });
  });
}
