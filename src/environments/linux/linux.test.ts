import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { environmentContract } from '../contract.ts';
import { drive } from '../contract-driver.ts';
import { linux } from './linux.ts';

const program = join(import.meta.dirname, 'fixtures', 'pages.js');

const startHost = () =>
  linux({
    applicationName: /pages|gjs/,
    command: ({ url }) => ({ file: 'gjs', args: [program, url.split('/').at(-1)!] }),
    openLimitMs: 4000,
  });

if (process.platform === 'linux') {
  environmentContract({
    name: 'linux',
    host: startHost,
    fixture: async () => ({ url: (page) => `app://pages/${page}`, close: async () => {} }),
    crash: killApplication,
    without: ['pending', 'scrolling', 'covering', 'navigation'],
    restless: 'PropertyChange',
  });

  describe('on a Linux desktop', async () => {
    const host = await startHost();
    const open = async (page: string) => drive(await host.open({ url: `app://pages/${page}` }));
    afterAll(() => host.close());

    test('the option that is asked for is chosen, also behind one without a name', async () => {
      const { act, find, messages } = await open('odd');
      expect(find('Place').options).toEqual(['', 'Upper shelf', 'Lower shelf']);
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

    test('a control that went away is a failed act, an application that ended itself a crash', async () => {
      const { environment, find } = await open('odd');
      const click = (name: string) => {
        const { label } = find(name);
        return environment.act({ controlLabel: label, controlName: name, function: 'click_input', args: {} });
      };
      await click('Remove it');
      expect(await click('Doomed')).toMatchObject({ ok: false, failure: { type: 'action' } });
      const ending = click('Quit').then(() => environment.observe());
      await expect(ending).rejects.toMatchObject({ code: 'ENVIRONMENT_CRASHED' });
      await environment.close();
      expect((await open('odd')).find('Quit').type).toBe('Button');
    });

    test('a program that does not start says why', async () => {
      const broken = await linux({ applicationName: /gjs/, command: () => ({ file: 'gjs', args: ['/nowhere.js'] }) });
      const error = await broken.open({ url: 'app://pages/form' }).catch((thrown) => thrown);
      expect(error).toMatchObject({ code: 'APP_START', remedy: expect.stringMatching(/It said: .*nowhere/s) });
      await broken.close();
    });
  });
}

/** Kills the fixture program that this process started. */
async function killApplication(): Promise<void> {
  const list = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' });
  const own = list
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, ...args]) => Number(parent) === process.pid && args.includes(program));
  expect(own.length).toBe(1);
  process.kill(Number(own[0]![0]), 'SIGKILL');
}
