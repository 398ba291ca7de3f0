import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drive } from '../contract/driver.ts';
import type { EnvironmentHost } from '../environment.ts';
import { compile } from './fixtures/compile.fixture.ts';
import { requireWineBed } from './starting/wine-bed.ts';
import { startWineDesktop } from './starting/wine-desktop.ts';
import { windows } from './windows.ts';

const wordpad = 'C:\\Program Files\\Windows NT\\Accessories\\wordpad.exe';

describe.runIf(process.platform === 'linux')('Windows applications under Wine', () => {
  let folder: string;
  let pages: string;
  let drawn: string;
  const hosts: EnvironmentHost[] = [];
  /** Opens the program that the target's address names, with the rest as its arguments; all share a desktop. */
  let host: EnvironmentHost;
  const start = async (command: string, ...args: string[]) =>
    drive(await host.open({ url: `app:${JSON.stringify([command, ...args])}` }));
  const inWindows = (file: string) => `Z:${file.replaceAll('/', '\\')}`;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lamwright-windows-test-'));
    pages = inWindows(await compile('pages.cpp', 'pages.exe', ['-mwindows', '-lcomctl32']));
    const flags = ['-mwindows', '-lole32', '-loleaut32', '-loleacc', '-luuid'];
    drawn = inWindows(await compile('drawn.cpp', 'drawn.exe', flags));
    host = await windows({
      command: ({ url }) => {
        const [file, ...args] = JSON.parse(url.slice('app:'.length)) as [string, ...string[]];
        return { file, args };
      },
      // A question is not what was asked for.
      ready: ({ controls }) => controls.length > 0 && !controls.some(({ states }) => states.includes('modal')),
      openLimitMs: 20_000,
    });
    hosts.push(host);
  }, 120_000);
  afterAll(async () => {
    await Promise.all(hosts.map((one) => one.close()));
    await rm(folder, { recursive: true, force: true });
  });

  test('Notepad: a text of any script is written and saved under such a name, by menu and dialog', async () => {
    const { act, find, see, environment } = await start('notepad.exe');
    const file = join(folder, 'Привет 日本.txt');
    const text = 'Zoë schrieb Жанна\n日本語 second';
    expect(await act('set_edit_text', 'Text Editor', { text })).toMatchObject({
      ok: true,
      how: 'input',
      changed: true,
    });
    expect(await act('click_input', 'File')).toMatchObject({ ok: true, changed: true });
    expect(find('File').states).toEqual(['expanded']);
    await act('click_input', 'Save as...');
    expect(see().window.title).toBe('Save As');
    expect(see().controls[0]).toMatchObject({ type: 'Window', name: 'Save As', states: ['modal'] });
    expect(await act('set_edit_text', 'Encoding', { text: 'Unicode (UTF-8)' })).toMatchObject({ ok: true });
    expect(await act('set_edit_text', 'File name', { text: inWindows(file) })).toMatchObject({ ok: true });
    await act('click_input', 'Save');
    expect((await readFile(file, 'utf8')).replace('\ufeff', '')).toBe(text.replace('\n', '\r\n'));
    expect(see().window.title).toBe('Привет 日本.txt - Notepad');
    await environment.close();
  }, 120_000);

  test('WordPad: a word is made bold, and stands so in the saved document', async () => {
    const { act, find, environment } = await start(wordpad);
    expect(find('Save', 'Button').container).toBeUndefined();
    await act('set_edit_text', 'Rich Text Window', { text: 'Plain and strong words' });
    expect(await act('select_text', '', { text: 'strong' })).toMatchObject({ ok: true, how: 'message' });
    await act('keyboard_input', '', { keys: '{Control+b}' });
    await act('click_input', 'File');
    await act('click_input', 'Save as...');
    const file = join(folder, 'letter.rtf');
    await act('set_edit_text', 'File name', { text: inWindows(file) });
    await act('click_input', 'Save');
    expect(await readFile(file, 'latin1')).toMatch(/Plain and ?\s*(\\[a-z0-9]+ ?)*\\b\b[^}]*strong/);
    await environment.close();
  }, 120_000);

  test('a dialog that nobody expected stands in front, and is answered', async () => {
    const { act, find, see, environment } = await start(pages, 'odd');
    expect(find('Имя', 'Edit').value).toBe('Жанна');
    await act('click_input', 'Surprise');
    expect(see().controls.map(({ type, name }) => `${type} ${name}`)).toEqual(
      expect.arrayContaining(['Window Surprise', 'Text Nobody expected this.', 'Button Yes', 'Button No']),
    );
    await act('click_input', 'No');
    expect(find('Surprise').type).toBe('Button');
    await act('click_input', 'Три');
    expect(find('Три').states).toContain('selected');
    const quit = { controlLabel: find('Quit').label, controlName: 'Quit', function: 'click_input', args: {} } as const;
    expect(await environment.act(quit)).toMatchObject({ ok: true });
    await expect(environment.observe()).rejects.toMatchObject({ code: 'ENVIRONMENT_CRASHED' });
    await environment.close();
  }, 60_000);

  test.each(['walker', 'msaa'])(
    'what a window draws by itself is seen and operated: %s',
    async (source) => {
      const { act, find, see, environment } = await start(drawn, source);
      expect(see().controls).toHaveLength(60);
      expect(find('Agree', 'CheckBox').states).toEqual(['unchecked']);
      expect(await act('click_input', 'Increment')).toMatchObject({ ok: true, how: 'msaa', changed: true });
      expect(await act('set_edit_text', 'Name', { text: 'Zoë 日本' })).toMatchObject({ ok: true, how: 'msaa' });
      expect(find('Name').value).toBe('Zoë 日本');
      expect(await act('click_input', 'Agree')).toMatchObject({ ok: true, how: 'msaa' });
      // It has no default action.
      expect(await act('click_input', 'Tile 7')).toMatchObject({ ok: true, how: 'input', changed: true });
      expect(find('Count: 2').type).toBe('Text');
      await environment.close();
    },
    60_000,
  );

  test('an application that hangs is a typed error in seconds, and the host opens anew', async () => {
    const { environment, find } = await start(pages, 'odd');
    const hang = { controlLabel: find('Hang').label, controlName: 'Hang', function: 'click_input', args: {} } as const;
    const started = performance.now();
    await expect(environment.act(hang)).rejects.toMatchObject({ code: 'TIMEOUT' });
    expect(performance.now() - started).toBeLessThan(20_000);
    await environment.close();
    const again = await start(pages, 'nested');
    expect(again.find('Before').type).toBe('Button');
    await again.environment.close();
  }, 120_000);

  test('the desktop is there before the first program asks for it', async () => {
    const desktop = await startWineDesktop();
    try {
      expect(await desktop.driver.order('processes', { name: 'explorer.exe' })).toHaveLength(1);
    } finally {
      await desktop.stop();
    }
  }, 60_000);

  test('where the driver ends while the application starts, another computer is tried, once', async () => {
    let starts = 0;
    const breaking = await windows({
      command: (_, { dir }) => {
        if (++starts !== 2) endDriver(dir);
        return { file: 'notepad.exe', args: [] };
      },
    });
    hosts.push(breaking);
    const environment = await breaking.open({ url: 'app:notepad' });
    expect(starts).toBe(2);
    expect((await environment.observe()).window.title).toContain('Notepad');
    await environment.close();
    starts = 2;
    await expect(breaking.open({ url: 'app:notepad' })).rejects.toMatchObject({ code: 'APP_START' });
    expect(starts).toBe(4);
  }, 120_000);

  test('a program that is not there, and a file that another holds, are said', async () => {
    await expect(start('nowhere.exe')).rejects.toMatchObject({
      code: 'APP_START',
      message: expect.stringContaining('nowhere.exe did not start'),
    });
    const file = join(folder, 'held.txt');
    await writeFile(file, 'held');
    await expect(start(pages, 'locked', inWindows(file))).rejects.toMatchObject({
      code: 'APP_START',
      message: expect.stringContaining('held.txt'),
    });
    const missing = windows({ command: () => ({ file: 'notepad.exe', args: [] }) });
    hosts.push(await missing);
    const url = pathToFileURL(join(folder, 'no folder', 'a.txt')).href;
    await expect((await missing).open({ url })).rejects.toMatchObject({
      code: 'APP_START',
      message: expect.stringContaining('there is no folder'),
    });
  }, 120_000);

  test('without Wine, with another Wine, or without the test bed the error says what to do', async () => {
    const remedy = expect.stringContaining('setup --wine');
    expect(() => requireWineBed({ PATH: '' })).toThrow(expect.objectContaining({ code: 'SETUP', remedy }));
    const other = join(folder, 'bin');
    await mkdir(other);
    for (const name of ['wine', 'wineserver']) {
      await writeFile(join(other, name), '#!/bin/sh\necho wine-5.0\n');
      await chmod(join(other, name), 0o755);
    }
    expect(() => requireWineBed({ PATH: other })).toThrow(
      expect.objectContaining({ code: 'SETUP', message: expect.stringContaining('wine-5.0'), remedy }),
    );
    expect(() => requireWineBed({ PATH: process.env.PATH, XDG_CACHE_HOME: folder })).toThrow(
      expect.objectContaining({ code: 'SETUP', message: expect.stringContaining('no test bed'), remedy }),
    );
  });
});

/** Kills the driver that this process started on the computer whose folder this is, in Windows' words. */
function endDriver(dir: string): void {
  const home = `HOME=${dir.slice('Z:'.length).replaceAll('\\', '/')}`;
  const list = execFileSync('ps', ['--ppid', String(process.pid), '-o', 'pid=,args='], { encoding: 'utf8' });
  const drivers = list.split('\n').filter((line) => line.includes('main.ts'));
  const own = drivers
    .map((line) => Number.parseInt(line.trim(), 10))
    .filter((pid) => readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(home));
  expect(own).toHaveLength(1);
  process.kill(own[0]!, 'SIGKILL');
}
