import { describe, expect, test } from 'vitest';
import type { LamwrightError } from '../../records/error.ts';
import type { Trial } from './trial.ts';

/** What is waited for, and what is not. */
export function contractOfReadiness({ options, open, lacks }: Trial): void {
  describe('readiness', () => {
    test.skipIf(lacks('pending'))(
      'waits for what a request or a short timer brings, not for what never ends',
      async () => {
        const { act, messages } = await open('delayed');
        await act('click_input', 'Load');
        expect(messages()).toEqual(['Loaded']);
        await act('set_edit_text', 'Search', { text: 'ink' });
        expect(messages()).toEqual(['Found ink']);
      },
    );

    test.skipIf(lacks('navigation'))('follows a navigation, and goes on counting labels', async () => {
      const { act, see, find } = await open('delayed');
      const highest = Math.max(...see().controls.map((control) => Number(control.label)));
      expect(await act('click_input', 'Go to the form')).toMatchObject({ ok: true, changed: true });
      expect(Number(find('Save').label)).toBeGreaterThan(highest);
    });

    test('an application that never settles is an error that says what moved', async () => {
      const error = await open('restless').catch((thrown: LamwrightError) => thrown);
      expect(error).toMatchObject({ code: 'PAGE_UNSETTLED', message: expect.stringContaining(options.restless) });
    });
  });
}
