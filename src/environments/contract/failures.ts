import { describe, expect, test } from 'vitest';
import type { LamwrightError } from '../../records/error.ts';
import type { Trial } from './trial.ts';

/** Failures are typed and say what is in the way; a crash is an end, not a hang. */
export function contractOfFailures({ options, open, lacks }: Trial): void {
  describe('failures', () => {
    test('are typed, and name what is in the way', async () => {
      const form = await open('form');
      const { environment, act } = form;
      const lost = { controlLabel: '9999', controlName: 'Nobody', function: 'click_input', args: {} } as const;
      expect((await environment.act(lost)).failure).toMatchObject({ type: 'grounding' });
      expect((await act('click_input', 'Remove')).failure).toMatchObject({ type: 'action' });
      expect((await act('set_edit_text', 'Reference', { text: 'x' })).failure).toMatchObject({ type: 'action' });
      expect((await act('set_edit_text', 'Code', { text: 'far too long' })).failure).toMatchObject({
        type: 'effect',
        detail: expect.stringContaining('"FAR TO"'),
      });
      expect((await act('set_edit_text', 'Size', { text: 'Huge' })).failure).toMatchObject({
        type: 'action',
        detail: expect.stringContaining('"Medium"'),
      });
      expect(await act('click_input', 'Does nothing')).toMatchObject({ ok: true, changed: false });
    });

    test.skipIf(lacks('covering'))('name what covers a control', async () => {
      const covered = await open('covered');
      expect((await covered.act('click_input', 'Buy')).failure).toMatchObject({
        type: 'action',
        detail: expect.stringContaining('#veil'),
      });
    });

    test('a crash ends the pending call at once, and the host opens anew', async () => {
      const { environment } = await open('delayed');
      const waitOn = async (): Promise<never> => {
        for (;;) await environment.act({ controlLabel: '', controlName: '', function: 'wait', args: {} });
      };
      const waiting = waitOn().catch((thrown: LamwrightError) => thrown);
      await options.crash();
      expect(await waiting).toMatchObject({ code: 'ENVIRONMENT_CRASHED' });
      await expect(environment.observe()).rejects.toMatchObject({ code: 'ENVIRONMENT_CRASHED' });
      await environment.close();
      expect((await open('form')).find('Save').type).toBe('Button');
    });

    test('closing twice is fine', async () => {
      const { environment } = await open('form');
      await environment.close();
      await environment.close();
    });
  });
}
