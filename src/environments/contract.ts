import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { LamwrightError } from '../records/error.ts';
import { observationSchema } from '../records/observation.ts';
import { type Driver, drive } from './contract-driver.ts';
import type { EnvironmentHost } from './environment.ts';

/**
 * Pages (or windows) with the same controls on every platform; web/fixtures/ shows what stands on each. What `url` gives
 * for one is whatever the environment's host opens: an address of a page, or a file that tells an application what to
 * show (linux/fixtures/ is a GTK program with the same pages).
 */
export type FixturePage = 'form' | 'dialogs' | 'delayed' | 'restless' | 'covered' | 'nested';

/**
 * What not every platform can do or know: timers not yet due, parts scrolled out of sight or covered, navigation; links inside
 * of text, the choices of a closed list, what is a radio button and what a check box.
 */
export type PlatformSkill = 'pending' | 'scrolling' | 'covering' | 'navigation' | 'links' | 'choices' | 'radio';

export type ContractOptions = {
  name: string;
  host: () => Promise<EnvironmentHost>;
  fixture: () => Promise<{ url(page: FixturePage): string; close(): Promise<void> }>;
  /** Kills the application under the open environment. */
  crash: () => Promise<void>;
  /** Skills that the platform lacks; the tests that need one are left out. */
  without?: PlatformSkill[];
  /** What the error about a restless application names. */
  restless: string;
};

/** What every environment must do; run it in a test file beside the driver. */
export function environmentContract(options: ContractOptions): void {
  const lacks = (skill: PlatformSkill) => options.without?.includes(skill) ?? false;
  const needs = (skill: PlatformSkill) => test.skipIf(lacks(skill));
  describe(`${options.name} environment`, () => {
    let host: EnvironmentHost;
    let fixture: Awaited<ReturnType<ContractOptions['fixture']>>;
    let driver: Driver | undefined;
    const open = async (page: FixturePage): Promise<Driver> => {
      driver = await drive(await host.open({ url: fixture.url(page) }));
      return driver;
    };

    beforeAll(async () => {
      [host, fixture] = await Promise.all([options.host(), options.fixture()]);
    });
    afterEach(async () => {
      await driver?.environment.close();
      driver = undefined;
    });
    afterAll(async () => {
      await host.close();
      await fixture.close();
    });

    describe('observe', () => {
      test('lists the controls with name, type, states, value and choices', async () => {
        const { find, see } = await open('form');
        expect(observationSchema.parse(see())).toEqual(see());
        expect(see().window.title).toBe('Order');
        expect(find('Customer', 'Edit')).toMatchObject({ value: 'Ada', states: [] });
        expect(find('Reference', 'Edit').states).toEqual(['readonly']);
        expect(find('Gift wrap', 'CheckBox')).toMatchObject({ states: ['unchecked'], container: 'Wrapping' });
        expect(find('Red', lacks('radio') ? 'CheckBox' : 'RadioButton').states).toEqual(['checked']);
        const size = find('Size', 'ComboBox');
        expect(size.value).toBe('Small');
        expect(size.options).toEqual(lacks('choices') ? undefined : ['Small', 'Medium', 'Large']);
        expect(find('Remove', 'Button').states).toEqual(['disabled']);
        expect(find('Company logo', 'Image').rect).toMatchObject({ width: 40, height: 20 });
        expect(find('Order', 'Text').label).toBeTruthy();
        expect(find('Everything is subject to terms and stock.', 'Text').label).toBeTruthy();
        if (lacks('links')) expect(see().controls.map(({ type }) => type)).not.toContain('Hyperlink');
        else expect(find('subject to terms', 'Hyperlink').label).toBeTruthy();
        expect(find('Open details', 'Button').label).toBeTruthy();
        expect(see().controls.filter((control) => /Hidden|Not shown/.test(control.name))).toEqual([]);
      });

      test('labels are unique and stay with their control', async () => {
        const { act, find, see, look } = await open('form');
        const before = see().controls;
        expect(new Set(before.map((control) => control.label)).size).toBe(before.length);
        await act('click_input', 'Save');
        await look();
        for (const control of before) expect(find(control.name, control.type).label).toBe(control.label);
      });

      test('equal names are told apart by their container', async () => {
        const { see } = await open('nested');
        const opens = see().controls.filter((control) => control.name === 'Open');
        expect(opens.map((control) => control.container)).toEqual(['Letter', 'Bill']);
      });
    });

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

      needs('scrolling')('the wheel scrolls, and a control far away is brought into view', async () => {
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

    describe('readiness', () => {
      needs('pending')('waits for what a request or a short timer brings, not for what never ends', async () => {
        const { act, messages } = await open('delayed');
        await act('click_input', 'Load');
        expect(messages()).toEqual(['Loaded']);
        await act('set_edit_text', 'Search', { text: 'ink' });
        expect(messages()).toEqual(['Found ink']);
      });

      needs('navigation')('follows a navigation, and goes on counting labels', async () => {
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

      needs('covering')('name what covers a control', async () => {
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

    test('a screenshot is a PNG, and its marks leave nothing behind', async () => {
      const { environment, find, see, look } = await open('form');
      const before = see();
      const save = find('Save');
      const plain = await environment.screenshot();
      const marked = await environment.screenshot([{ label: save.label, rect: save.rect! }]);
      for (const shot of [plain, marked]) expect(shot.subarray(1, 4).toString()).toBe('PNG');
      expect(marked.equals(plain)).toBe(false);
      expect(await look()).toEqual(before);
    });
  });
}
