import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { type Driver, drive } from '../contract/driver.ts';
import { linux } from './linux.ts';

const program = join(import.meta.dirname, 'fixtures', 'loops.js');

describe.runIf(process.platform === 'linux').each([1, 2])('a GTK 3 program at scale %i', async (scale) => {
  const host = await linux({
    applicationName: /loops|gjs/,
    command: ({ url }) => ({
      file: 'gjs',
      args: [program, url.split('/').at(-1)!],
      env: { GDK_SCALE: String(scale) },
    }),
  });
  let driver: Driver | undefined;
  const open = async (page: string): Promise<Driver> => {
    driver = await drive(await host.open({ url: `app://loops/${page}` }));
    return driver;
  };
  afterEach(() => driver?.environment.close());
  afterAll(() => host.close());

  test('dialogs that run a loop of their own are opened by buttons, menus and Enter, and answered', async () => {
    const { act, see, messages } = await open('main');
    expect(await act('click_input', 'Payees')).toMatchObject({ ok: true, how: 'pointer', changed: true });
    expect(see().window.title).toBe('Payees');
    expect(await act('click_input', 'Add...')).toMatchObject({ ok: true, how: 'pointer' });
    await act('set_edit_text', 'Name', { text: 'Baker' });
    await act('click_input', 'OK');
    expect(messages()).toEqual([]);
    await act('click_input', 'Cancel');
    expect(messages()).toEqual(['New payee: Baker']);
    await act('click_input', 'File');
    expect(await act('click_input', 'Save As...')).toMatchObject({ ok: true, how: 'pointer' });
    await act('keyboard_input', 'Name', { keys: 'copy' });
    await act('click_input', 'OK');
    expect(messages()).toEqual(['Save As: copy']);
    await act('click_input', 'File');
    await act('click_input', 'Export');
    await act('click_input', 'As Text...');
    await act('click_input', 'Cancel');
    expect(messages()).toEqual(['Export: no']);
    expect(await act('set_edit_text', 'Place', { text: 'Oslo' })).toMatchObject({ ok: true });
    expect(see().window.title).toBe('Go to Oslo?');
  });

  test('a menu or popover that is open does not swallow a click elsewhere', async () => {
    const { act, find, see } = await open('main');
    await act('click_input', 'File');
    await act('click_input', 'Export');
    await act('click_input', 'Choices');
    expect(find('Sort').states).not.toContain('disabled');
    await act('click_input', 'Payees');
    expect(see().window.title).toBe('Payees');
  });

  test('what a window covers is clicked in front, or with the keys where that window stays', async () => {
    const { act, messages } = await open('two');
    await act('click_input', 'Open');
    expect(await act('click_input', 'Count')).toMatchObject({ ok: true, how: 'pointer' });
    expect(messages()).toEqual(['Counted']);
    await act('click_input', 'Pin');
    expect(await act('click_input', 'Count')).toMatchObject({ ok: true, how: 'keys' });
  });

  test('what stands beyond the edge of the screen is clicked with the keys, else not at all', async () => {
    const { act, see, messages } = await open('far');
    expect(await act('click_input', 'Keys reach it')).toMatchObject({ ok: true, how: 'keys' });
    expect(see().window.title).toBe('Far away');
    await act('click_input', 'Cancel');
    expect((await act('click_input', 'Nothing reaches it')).failure).toMatchObject({
      type: 'action',
      detail: expect.stringContaining('it was closed again'),
    });
    expect(messages()).toEqual(['Out of reach: no']);
    expect(await act('click_input', 'Here')).toMatchObject({ ok: true, how: 'pointer' });
  });

  test('a rectangle is where the control is on the picture', async () => {
    const { find } = await open('main');
    expect(find('Payees').rect!.width).toBeGreaterThan(250 * scale);
    expect(find('Payees').rect!.width).toBeLessThan(350 * scale);
  });

  test.runIf(scale === 1)(
    'a disabled control is waited for while something moves, and said to be disabled',
    async () => {
      const { environment, act, find, look, messages } = await open('main');
      expect((await act('click_input', 'Cut')).failure).toEqual({ type: 'action', detail: '"Cut" is disabled.' });
      const click = (name: string) =>
        environment.act({ controlLabel: find(name).label, controlName: name, function: 'click_input', args: {} });
      const sent = click('Prepare');
      await expect
        .poll(() => environment.act({ controlLabel: '', controlName: '', function: 'wait', args: {} }))
        .toMatchObject({ changed: true });
      expect((await Promise.all([sent, click('Send')]))[1]).toMatchObject({ ok: true });
      await look();
      expect(messages()).toEqual(['Sent']);
    },
  );
});

test.runIf(process.platform === 'linux').each([
  ['End', 'ENVIRONMENT_CRASHED', /ended|left the accessibility bus/],
  ['Hang', 'TIMEOUT', /has not answered for 5 s/],
])(
  'a program that goes away while it is acted on (%s) is a crash, and nothing of it is left',
  async (name, code, message) => {
    const host = await linux({
      applicationName: /loops|gjs/,
      command: () => ({ file: 'gjs', args: [program, 'main'] }),
    });
    const environment = await host.open({ url: 'app://loops/main' });
    const { find } = await drive(environment);
    const own = running(process.pid, program);
    expect(own).toHaveLength(1);
    const started = performance.now();
    const act = environment.act({
      controlLabel: find(name).label,
      controlName: name,
      function: 'click_input',
      args: {},
    });
    // It may go a moment after the click.
    const untilGone = async () => {
      await act;
      while (performance.now() - started < 12_000) await environment.observe();
    };
    await expect(untilGone()).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
    expect(performance.now() - started).toBeLessThan(12_000);
    await environment.close();
    await host.close();
    expect(existsSync(`/proc/${own[0]}`)).toBe(false);
  },
);

/** The processes that this process has started and whose command names the program. */
function running(parent: number, name: string): string[] {
  const list = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return list
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, ppid, ...args]) => Number(ppid) === parent && args.includes(name))
    .map(([pid]) => pid!);
}
