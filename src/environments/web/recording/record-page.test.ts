import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EnvironmentHost } from '../../environment.ts';
import type { PersonAct } from '../../recording.ts';
import { serveFixtures } from '../fixture-server.ts';
import { web } from '../web.ts';
import { requireDisplay } from './display.ts';
import type { PageRecording } from './record-page.ts';

let host: EnvironmentHost;
let fixtures: Awaited<ReturnType<typeof serveFixtures>>;
beforeAll(async () => {
  [host, fixtures] = await Promise.all([web(), serveFixtures()]);
});
afterAll(async () => {
  await host.close();
  await fixtures.close();
});

const line = ({ function: name, args, label, observation }: PersonAct) => {
  const control = observation.controls.find((one) => one.label === label);
  const { toLabel: _label, turned: _turned, ...rest } = args;
  return [name, control?.name ?? '', ...Object.entries(rest).map((entry) => entry.join('='))].filter(Boolean).join(' ');
};

const button = (page: Page, name: string) => page.getByRole('button', { name });

async function acts(name: string, person: (page: Page) => Promise<unknown>): Promise<string[]> {
  const recording = (await host.record!({ url: fixtures.url(name) }, { headless: true })) as PageRecording;
  try {
    await person(recording.page);
    return (await recording.finish()).acts.map(line);
  } finally {
    await recording.close();
  }
}

test('what is typed, pasted, composed and corrected is one text', async () => {
  const found = await acts('person', async (page) => {
    await page.getByLabel('Remark').click();
    await page.keyboard.type('tw');
    await page.keyboard.press('Backspace');
    await page.keyboard.insertText('ée, 木');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('ControlOrMeta+c');
    await page.getByLabel('Long').click();
    await page.keyboard.type('one');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ControlOrMeta+v');
  });
  expect(found).toEqual([
    'click_input Remark',
    'set_edit_text Remark text=tée, 木',
    'click_input Long',
    expect.stringMatching(/^set_edit_text Long text=one\n/),
  ]);
});

test('what is typed at once into a frame that a script has just written', async () => {
  const found = await acts('reopened', async (page) => {
    await button(page, 'New note').click();
    await page.keyboard.type('Beans');
  });
  expect(found).toEqual(['click_input New note', 'set_edit_text Note text=Beans']);
});

test('values that are set by keys, the mouse or a chooser are told as values', async () => {
  const found = await acts('person', async (page) => {
    await page.getByLabel('Day').focus();
    await page.keyboard.type('03052026');
    const { x, y, width, height } = (await page.getByLabel('Volume').boundingBox())!;
    await page.mouse.move(x + width * 0.3, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.95, y + height / 2, { steps: 4 });
    await page.mouse.up();
    await page.getByLabel('File').hover();
    // As the browser does when its chooser is answered.
    const devtools = await page.context().newCDPSession(page);
    const { result } = await devtools.send('Runtime.evaluate', { expression: 'file' });
    await devtools.send('DOM.setFileInputFiles', { files: [import.meta.filename], objectId: result.objectId });
  });
  expect(found).toEqual([
    'set_edit_text Day text=2026-03-05',
    expect.stringMatching(/^set_edit_text Volume text=(9|10)$/),
    'set_edit_text File text=record-page.test.ts',
  ]);
});

test('keys, double clicks, the other button and modifiers', async () => {
  const found = await acts('person', async (page) => {
    await page.keyboard.press('j');
    await button(page, 'First').dblclick();
    await button(page, 'Second').click({ button: 'right' });
    await button(page, 'Second').click({ modifiers: ['Shift'] });
    await page.keyboard.press('Control+s');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
  });
  expect(found).toEqual([
    'keyboard_input keys=j',
    'click_input First double=true',
    'click_input Second button=right',
    'click_input Second modifier=Shift',
    'keyboard_input Second keys={Control+s}',
    'keyboard_input Second keys={Escape}',
    'keyboard_input Second keys={Tab}',
  ]);
});

test('the turns of a wheel are one act, and the page that comes next is followed', async () => {
  const found = await acts('scrolled', async (page) => {
    await page.mouse.move(100, 100);
    for (let i = 0; i < 3; i++) await page.mouse.wheel(0, 100);
    // Turns are told a frame later.
    await page.waitForTimeout(100);
    await page.goto(fixtures.url('person'));
    await button(page, 'First').click();
  });
  expect(found).toEqual([expect.stringMatching(/^wheel_mouse_input .*ticks=-3$/), 'click_input First']);
});

test('the question before leaving is an answer where a page is left, and none where the window is closed', async () => {
  const found = await acts('person', async (page) => {
    page.on('dialog', (dialog) => setTimeout(() => dialog.accept().catch(() => {}), 200));
    await button(page, 'First').click();
    await page.evaluate(() => {
      globalThis.onbeforeunload = (event) => event.preventDefault();
      setTimeout(() => location.reload());
    });
    await page.waitForEvent('load');
    await button(page, 'Second').click();
    await page.evaluate(() => {
      globalThis.onbeforeunload = (event) => event.preventDefault();
    });
    await page.close({ runBeforeUnload: true });
    if (!page.isClosed()) await page.waitForEvent('close');
  });
  expect(found).toEqual(['click_input First', 'click_input OK', 'click_input Second']);
});

test('without a display nothing is opened', () => {
  expect(() => requireDisplay({}, 'linux')).toThrow(expect.objectContaining({ code: 'SETUP' }));
  expect(() => requireDisplay({ DISPLAY: ':0' }, 'linux')).not.toThrow();
  expect(() => requireDisplay({}, 'darwin')).not.toThrow();
});
