import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { environmentContract } from '../contract/contract.ts';
import type { Environment, EnvironmentHost } from '../environment.ts';
import { serveFixtures } from './fixture-server.ts';
import { web } from './web.ts';

environmentContract({
  name: 'web',
  host: () => web({ openLimitMs: 4000 }),
  fixture: serveFixtures,
  crash: killBrowser,
  restless: '#log',
});

describe('web environment alone', () => {
  let host: EnvironmentHost;
  let fixtures: Awaited<ReturnType<typeof serveFixtures>>;
  let environment: Environment;
  const open = async (page: string, downloads?: string) => {
    environment = await host.open({ url: fixtures.url(page), downloads });
    return environment.observe();
  };
  const act = async (fn: 'click_input' | 'set_edit_text', name: string, args = {}, container?: string) => {
    const { controls } = await environment.observe();
    const control = controls.find((one) => one.name === name && (!container || one.container === container))!;
    return environment.act({ controlLabel: control.label, controlName: name, function: fn, args });
  };

  beforeAll(async () => {
    [host, fixtures] = await Promise.all([
      web({ names: [{ selector: '#dead', name: 'Dead end of {h1}' }] }),
      serveFixtures(),
    ]);
  });
  afterAll(async () => {
    await host.close();
    await fixtures.close();
  });

  test('sees and operates frames of the same and of another origin, and open shadow roots, in reading order', async () => {
    const { controls } = await open('nested');
    const names = controls.filter((control) => control.type !== 'Text').map((control) => control.name);
    expect(names).toMatchInlineSnapshot(`
      [
        "Before",
        "Word",
        "Press",
        "Open",
        "Open",
        "In the shadow",
        "In the slot",
        "Word",
        "Press",
        "Far below",
      ]
    `);
    const [inner, other] = controls.filter((control) => control.name === 'Word');
    expect(inner).toMatchObject({ container: 'Inner' });
    expect(other).toMatchObject({ container: 'Other' });
    expect(other!.rect!.y).toBeGreaterThan(inner!.rect!.y + 100);
    for (const container of ['Inner', 'Other']) {
      expect(await act('set_edit_text', 'Word', { text: 'ink' }, container)).toMatchObject({ ok: true, changed: true });
      expect(await act('click_input', 'Press', {}, container)).toMatchObject({ ok: true, changed: true });
    }
    await act('click_input', 'In the shadow');
    const after = (await environment.observe()).controls.map((control) => control.name);
    expect(after.filter((name) => name.startsWith('Pressed'))).toEqual(['Pressed', 'Pressed in the shadow', 'Pressed']);
  });

  test('gives a file input its file, and keeps what the application hands out', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lamwright-test-'));
    const file = join(folder, 'photo.txt');
    writeFileSync(file, 'x');
    await open('form', folder);
    expect(await act('set_edit_text', 'Attachment', { text: file })).toMatchObject({ ok: true, changed: true });
    expect(await act('set_edit_text', 'Attachment', { text: '/no/such/file' })).toMatchObject({
      failure: { type: 'action' },
    });
    expect(await act('click_input', 'Export')).toMatchObject({ ok: true, changed: true });
    const { controls, messages } = await environment.observe();
    expect(controls.find((control) => control.name === 'Attachment')!.value).toBe('photo.txt');
    expect(messages).toEqual(['Downloaded order.txt']);
    expect(readFileSync(join(folder, 'order.txt'), 'utf8')).toBe('order');
  });

  test('names controls by the rules of the application pack', async () => {
    const { controls } = await open('form');
    expect(controls.map((control) => control.name)).toContain('Dead end of Order');
  });

  test('an application that does not answer is an error that says so', async () => {
    await expect(host.open({ url: 'http://127.0.0.1:9/' })).rejects.toMatchObject({ code: 'APP_START' });
  });
});

/** Kills the browsers that this process started. */
/** Kills the browser of this process; a wrapper script may stand between the two. */
async function killBrowser(): Promise<void> {
  const list = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' });
  const all = list.split('\n').map((line) => {
    const [pid, parent, ...args] = line.trim().split(/\s+/);
    return { pid: Number(pid), parent: Number(parent), args: args.join(' ') };
  });
  const below = (pid: number): typeof all => all.filter((p) => p.parent === pid).flatMap((p) => [p, ...below(p.pid)]);
  const browsers = below(process.pid).filter((p) => p.args.includes('--remote-debugging'));
  expect(browsers.length).toBeGreaterThan(0);
  for (const { pid } of browsers) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Ended with its parent a moment ago.
    }
  }
}
