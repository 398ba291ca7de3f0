import { describe, expect, test } from 'vitest';
import type { Trial } from './trial.ts';

/** Every function has its effect, and says what came of it. */
export function contractOfActing({ open, lacks }: Trial): void {
  describe('act', () => {
    test('set_edit_text and click_input have their effect', async () => {
      const { act, find, messages } = await open('form');
      expect(await act('set_edit_text', 'Customer', { text: 'Grace Hopper' })).toMatchObject({
        ok: true,
        changed: true,
      });
      expect(await act('set_edit_text', 'Size', { text: 'Large' })).toMatchObject({ ok: true });
      expect(await act('click_input', 'Gift wrap')).toMatchObject({ ok: true, changed: true });
      expect(await act('click_input', 'Save')).toMatchObject({ ok: true, changed: true });
      expect(find('Gift wrap').states).toEqual(['checked']);
      expect(messages()).toEqual(['Saved Grace Hopper, Large, wrapped']);
    });

    test('text goes into every kind of edit, and can be cleared', async () => {
      const { act, find } = await open('form');
      for (const [name, text] of [
        ['Note', 'one\ntwo'],
        ['Message', 'Hello'],
        ['Pieces', '7'],
        ['Customer', ''],
      ] as const) {
        expect(await act('set_edit_text', name, { text })).toMatchObject({ ok: true });
        expect(find(name).value).toBe(text);
      }
    });

    test('a text that the application writes its own way is done, and what stands there is said', async () => {
      const { act, find } = await open('form');
      expect(await act('set_edit_text', 'Code', { text: 'small' })).toMatchObject({ ok: true, text: 'SMALL' });
      expect(find('Code').value).toBe('SMALL');
      expect((await act('set_edit_text', 'Customer', { text: 'Ada' })).text).toBeUndefined();
    });

    test('keys, other buttons, double clicks and modifiers', async () => {
      const { act, messages, find } = await open('form');
      await act('keyboard_input', 'Note', { keys: 'a {curly} b{Control+Enter}' });
      expect(messages()).toEqual(['Sent']);
      expect(find('Note').value).toBe('a {curly} b');
      await act('click_input', 'Target', { double: true });
      expect(messages()).toEqual(['Twice']);
      await act('click_input', 'Target', { button: 'right' });
      expect(messages()).toEqual(['Context']);
      await act('click_input', 'Target', { modifier: 'Control' });
      expect(messages()).toEqual(['With Control']);
    });

    test('hover moves the pointer onto a control, and clicks nothing', async () => {
      const { act, messages } = await open('form');
      expect(await act('hover', 'Nearby')).toMatchObject({ ok: true });
      expect(messages()).toEqual(['Near']);
    });

    test('texts reads, select_text selects, drag drops, summary speaks', async () => {
      const { act, find, messages } = await open('form');
      expect(await act('texts', 'Customer')).toMatchObject({ ok: true, text: 'Ada', changed: false });
      expect(await act('select_text', 'Message', { text: 'customer' })).toMatchObject({ ok: true });
      await act('keyboard_input', '', { keys: 'friend' });
      expect(find('Message').value).toBe('Dear friend');
      for (const [key, value] of [
        ['toLabel', find('Shelf place').label],
        ['toName', 'Shelf place'],
      ] as const) {
        await act('drag', 'Parcel', { [key]: value });
        expect(messages()).toEqual(['Dropped']);
        await act('click_input', 'Open details');
        expect(messages()).toEqual(['Opened']);
      }
      expect(await act('summary', '', { text: 'Done.' })).toMatchObject({ ok: true, text: 'Done.', changed: false });
    });

    test.skipIf(lacks('scrolling'))('the wheel scrolls, and a control far away is brought into view', async () => {
      const { act, find } = await open('nested');
      expect(find('Far below').states).toEqual(['offscreen']);
      const top = find('Before').rect!.y;
      expect(await act('wheel_mouse_input', '', { ticks: -2 })).toMatchObject({ ok: true, changed: true });
      expect(find('Before').rect!.y).toBeLessThan(top);
      expect(await act('click_input', 'Far below')).toMatchObject({ ok: true });
      expect(find('Reached').states).not.toContain('offscreen');
    });

    test('wait lasts until the next change', async () => {
      const { act, messages } = await open('delayed');
      await act('click_input', 'Start');
      expect(messages()).toEqual([]);
      expect(await act('wait', '')).toMatchObject({ ok: true, changed: true });
      expect(messages()).toEqual(['Very late']);
    });

    test('a dialog is answered through its own controls', async () => {
      const { environment, act, find, see, messages, look } = await open('dialogs');
      expect(await act('click_input', 'Delete')).toMatchObject({ ok: true, changed: true });
      expect(see().controls.map(({ type, name }) => `${type} ${name}`)).toEqual([
        'Window Really delete it?',
        'Button OK',
        'Button Cancel',
      ]);
      expect((await environment.screenshot()).subarray(1, 4).toString()).toBe('PNG');
      await act('click_input', 'Cancel');
      expect(messages()).toEqual(['Kept']);
      await act('click_input', 'Rename');
      await act('set_edit_text', 'New name?', { text: 'new' }, 'Edit');
      await act('click_input', 'OK');
      expect(messages()).toEqual(['Called new']);
      await act('click_input', 'Warn');
      await act('click_input', 'OK');
      expect(messages()).toEqual(['Warned']);
      await act('click_input', 'Later');
      await look();
      await act('click_input', 'OK');
      expect(messages()).toEqual(['Went on']);
      await act('click_input', 'Settings');
      expect(find('Settings', 'Window').states).toEqual(['modal']);
      expect(find('Done').container).toBe('Settings');
    });
  });
}
