import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { environmentContract } from '../contract/contract.ts';
import { drive } from '../contract/driver.ts';
import type { PlatformSkill } from '../contract/trial.ts';
import { linux } from './linux.ts';

/** The fixture programs: the same pages in GTK 3 and in GTK 4, and what the latter does not tell. */
const programs = [
  { name: 'linux', file: 'pages.js', lacks: [] },
  { name: 'linux, GTK 4', file: 'pages-gtk4.js', lacks: ['links', 'choices', 'radio'] },
] satisfies { name: string; file: string; lacks: PlatformSkill[] }[];
const pathOf = (file: string) => join(import.meta.dirname, 'fixtures', file);

const startHost = (file: string) =>
  linux({
    applicationName: /pages|gjs/,
    command: ({ url }) => ({ file: 'gjs', args: [pathOf(file), url.split('/').at(-1)!] }),
    openLimitMs: 4000,
  });

for (const { name, file, lacks } of process.platform === 'linux' ? programs : []) {
  environmentContract({
    name,
    host: () => startHost(file),
    fixture: async () => ({ url: (page) => `app://pages/${page}`, close: async () => {} }),
    crash: () => killApplication(pathOf(file)),
    without: ['pending', 'scrolling', 'covering', 'navigation', ...lacks],
    restless: 'PropertyChange',
  });

  describe(`${name}, on a desktop`, async () => {
    const host = await startHost(file);
    const open = async (page: string) => drive(await host.open({ url: `app://pages/${page}` }));
    afterAll(() => host.close());

    test('the option that is asked for is chosen, also behind one without a name', async () => {
      const { act, find, messages } = await open('odd');
      if (!lacks.includes('choices')) expect(find('Place').options).toEqual(['', 'Upper shelf', 'Lower shelf']);
      expect(await act('set_edit_text', 'Place', { text: 'Lower shelf' })).toMatchObject({ ok: true });
      expect(messages()).toEqual(['On the Lower shelf']);
    });

    test('any character can be pressed with a modifier', async () => {
      const { act, messages } = await open('odd');
      for (const key of ['+', '|', '_', 'ж', 'é']) {
        await act('keyboard_input', '', { keys: `{Control+${key}}` });
        expect(messages()).toEqual([key]);
      }
    });

    test('a window that is filled late is not seen empty', async () => {
      const { act, find } = await open('odd');
      await act('click_input', 'Fill later');
      expect(find('Filled').type).toBe('Button');
    });

    test('a control that went away is a failed act, an application that was asked to end a done one', async () => {
      const { environment, find } = await open('odd');
      const click = (name: string) => {
        const { label } = find(name);
        return environment.act({ controlLabel: label, controlName: name, function: 'click_input', args: {} });
      };
      await click('Remove it');
      expect(await click('Doomed')).toMatchObject({ ok: false, failure: { type: 'action' } });
      expect(await click('Quit')).toMatchObject({ ok: true });
      await expect(environment.observe()).rejects.toMatchObject({ code: 'ENVIRONMENT_CRASHED' });
      await environment.close();
      expect((await open('odd')).find('Quit').type).toBe('Button');
    });

    test.runIf(file === 'pages-gtk4.js')(
      'menus, long lists and pages have surfaces and sizes of their own',
      async () => {
        const { act, look, messages } = await open('surfaces');
        const names = async () => (await look()).controls.map((control) => control.name);
        await act('click_input', 'Style');
        await act('click_input', 'Italic');
        expect(messages()).toEqual(['Made it Italic']);
        await act('click_input', 'Read it anew');
        expect(messages()).toEqual(['Read']);
        expect(await act('set_edit_text', 'Since', { text: 'Year 1990' })).toMatchObject({ ok: true });
        expect(messages()).toEqual(['Since Year 1990']);
        await act('click_input', 'Front page');
        await expect.poll(names).toContain('Back page');
        expect(await names()).not.toContain('Front page');
        expect(await names()).not.toContain('Row 8');
        await act('wheel_mouse_input', 'Row 2', { ticks: -5 });
        await act('click_input', 'Row 8');
        expect(messages()).toEqual(['Took row 8']);
      },
    );

    test.runIf(file === 'pages.js')('a program that comes under another name is told by that name', async () => {
      const args = [pathOf(file), 'odd'];
      const other = await linux({
        applicationName: /nobody/,
        command: () => ({ file: 'gjs', args }),
        openLimitMs: 2000,
      });
      const error = await other.open({ url: 'app://pages/odd' }).catch((thrown) => thrown);
      expect(error).toMatchObject({ code: 'APP_START', remedy: expect.stringMatching(/There came "(pages|gjs)/) });
      await other.close();
    });

    test.runIf(file === 'pages.js')('a program that does not start says why', async () => {
      const broken = await linux({ applicationName: /gjs/, command: () => ({ file: 'gjs', args: ['/nowhere.js'] }) });
      const error = await broken.open({ url: 'app://pages/form' }).catch((thrown) => thrown);
      expect(error).toMatchObject({ code: 'APP_START', remedy: expect.stringMatching(/It said: .*nowhere/s) });
      await broken.close();
    });
  });
}

/** Kills the fixture program that this process started. */
async function killApplication(program: string): Promise<void> {
  const list = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' });
  const own = list
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, ...args]) => Number(parent) === process.pid && args.includes(program));
  expect(own).toHaveLength(1);
  process.kill(Number(own[0]![0]), 'SIGKILL');
}
