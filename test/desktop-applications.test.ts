import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { drive } from '../src/environments/contract/driver.ts';
import type { EnvironmentHost } from '../src/environments/environment.ts';
import { createGuard } from '../src/environments/guard.ts';
import { linux } from '../src/environments/linux/linux.ts';
import type { LinuxOptions } from '../src/environments/linux/linux-options.ts';
import { connectAccessibility } from '../src/environments/linux/starting/attach.ts';
import { startDesktop } from '../src/environments/linux/starting/desktop.ts';
import { requirePrograms } from '../src/environments/linux/starting/programs.ts';
import { attachToRunning } from '../src/environments/linux/starting/user-desktop.ts';

const run = promisify(execFile);
const office = '/usr/lib/libreoffice/program/soffice.bin';
const text = 'Quarterly report\nThe quick brown fox jumps.\nשלום עולם\n';

describe.skipIf(process.platform !== 'linux')('real applications on an isolated desktop', () => {
  let folder: string;
  let host: EnvironmentHost | undefined;
  const letter = () => join(folder, 'letter.txt');
  const open = async (options: LinuxOptions) => {
    host = await linux(options);
    return drive(await host.open({ url: `file://${letter()}` }));
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lamwright-test-'));
    await writeFile(letter(), text);
  });
  afterEach(async () => {
    await host?.close();
    host = undefined;
    await rm(folder, { recursive: true, force: true });
  });

  test('Mousepad: text is selected, typed over, in several scripts, and saved', async () => {
    const { act, look } = await open({
      applicationName: /mousepad/,
      command: ({ url }) => ({ file: 'mousepad', args: ['--disable-server', fileURLToPath(url)] }),
    });
    expect((await look()).window.title).toContain('letter.txt');
    expect(await act('select_text', '', { text: 'quick' })).toMatchObject({ ok: true });
    expect(await act('keyboard_input', '', { keys: 'größer €' })).toMatchObject({ ok: true, changed: true });
    expect(await act('select_text', '', { text: 'עולם' })).toMatchObject({ ok: true });
    await act('keyboard_input', '', { keys: 'you' });
    await act('click_input', 'File');
    expect(await act('click_input', 'Save')).toMatchObject({ ok: true });
    await expect.poll(() => readFile(letter(), 'utf8'), { timeout: 5000 }).not.toBe(text);
    expect(await readFile(letter(), 'utf8')).toBe(text.replace('quick', 'größer €').replace('עולם', 'you'));
  });

  test('LibreOffice Writer: buttons, fields, a dialog, and a question before saving', async () => {
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const first = [profile, '--headless', '--nologo', '--terminate_after_init'];
    // The first start on an empty profile ends by itself.
    for (let start = 0; start < 2; start++) {
      await run(office, first, { timeout: 60_000, env: { ...process.env, HOME: folder } }).catch(() => {});
    }
    const { act, find, look, see } = await open({
      applicationName: /^soffice$/,
      command: ({ url }) => ({
        file: office,
        args: [profile, '--norestore', '--nologo', '--writer', url],
        env: { SAL_USE_VCLPLUGIN: 'gtk3' },
      }),
      ready: ({ controls }) => controls.some(({ type }) => type === 'Document'),
      functions: {
        set_font: {
          args: ['font'],
          steps: ({ font }) => [
            { control: { name: 'Font Name', type: 'Edit' }, function: 'set_edit_text', args: { text: font! } },
          ],
        },
      },
    });
    expect(await act('select_text', '', { text: 'quick brown' })).toMatchObject({ ok: true });
    expect(await act('click_input', 'Bold', {}, 'Button')).toMatchObject({ ok: true, changed: true });
    expect(find('Bold', 'Button').states).toContain('pressed');
    expect(await act('set_font', '', { font: 'DejaVu Serif' })).toMatchObject({ ok: true, changed: true });
    expect(find('Font Name', 'Edit').value).toBe('DejaVu Serif');
    // It is scrolled out of the list that opens.
    await act('click_input', 'Font Size', {}, 'Button');
    expect(await act('click_input', '88 pt')).toMatchObject({ ok: true });
    await look();
    expect(find('Font Size', 'Edit').value).toBe('88 pt');
    expect(await act('keyboard_input', '', { keys: 'slow' })).toMatchObject({ ok: true, changed: true });
    await act('click_input', 'Format', {}, 'MenuItem');
    await act('click_input', 'Paragraph...');
    await expect.poll(() => see().window.title, { timeout: 1 }).toBe('Paragraph');
    expect(await act('click_input', 'Cancel')).toMatchObject({ ok: true });
    await act('keyboard_input', '', { keys: '{Control+s}' });
    expect(await act('click_input', 'Use Text Format')).toMatchObject({ ok: true });
    await expect.poll(() => readFile(letter(), 'utf8'), { timeout: 5000 }).toContain('The slow fox');
  }, 120_000);

  test('Mousepad that a user has open is attached to, operated, and left as it is', async () => {
    const desktop = await startDesktop();
    try {
      const program = await desktop.start('mousepad', ['--disable-server', letter()], { HOME: folder });
      const options = { applicationName: /mousepad/, command: () => ({ file: 'none', args: [] }) };
      const inFront = await desktop.start('xdotool', ['search', '--sync', '--onlyvisible', '--pid', `${program.pid}`]);
      await inFront.ended;
      const environment = await attachToRunning(options, desktop.env);
      const { act, look } = await drive(environment);
      expect((await look()).window.title).toContain('letter.txt');
      await act('select_text', '', { text: 'quick' });
      expect(await act('keyboard_input', '', { keys: 'slow' })).toMatchObject({ ok: true, changed: true });
      await act('keyboard_input', '', { keys: '{Control+s}' });
      await expect.poll(() => readFile(letter(), 'utf8'), { timeout: 5000 }).toBe(text.replace('quick', 'slow'));
      expect((await environment.screenshot()).subarray(1, 4).toString()).toBe('PNG');
      await environment.close();
      expect(program.running).toBe(true);
      const again = await attachToRunning(options, desktop.env);
      await program.kill();
      await expect(again.observe()).rejects.toMatchObject({ code: 'ENVIRONMENT_CRASHED' });
      await again.close();
      await expect(attachToRunning(options, desktop.env)).rejects.toMatchObject({ code: 'APP_START' });
    } finally {
      await desktop.stop();
    }
    await expect(
      attachToRunning({ applicationName: /x/, command: () => ({ file: '', args: [] }) }, {}),
    ).rejects.toMatchObject({ code: 'SETUP', message: expect.stringContaining('no display server') });
  });

  test('an application that hangs is given up after its time limit, and killed', async () => {
    host = await linux({
      applicationName: /mousepad/,
      command: ({ url }) => ({ file: 'mousepad', args: ['--disable-server', fileURLToPath(url)] }),
    });
    const target = { url: `file://${letter()}` };
    const environment = await host.open(target);
    const own = (await run('pgrep', ['-f', letter()])).stdout.trim().split('\n');
    for (const pid of own) process.kill(Number(pid), 'SIGSTOP');
    await expect(environment.observe()).rejects.toMatchObject({ code: expect.stringMatching(/TIMEOUT|ENVIRONMENT/) });
    await environment.close();
    expect((await run('pgrep', ['-f', letter()]).catch(() => ({ stdout: '' }))).stdout).toBe('');
    const next = await host.open(target);
    expect((await next.observe()).window.title).toContain('letter.txt');
    await next.close();
  }, 60_000);

  test('a desktop without an accessibility bus is an error that names what to install', async () => {
    const address = `unix:path=${folder}/bus`;
    const args = ['--session', '--nofork', '--nopidfile', '--print-address=1', `--address=${address}`];
    const bus = spawn(requirePrograms()['dbus-daemon'], args, {
      env: { ...process.env, XDG_DATA_DIRS: folder },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    try {
      await once(bus.stdout, 'data');
      await expect(connectAccessibility(address, createGuard())).rejects.toMatchObject({
        code: 'SETUP',
        remedy: expect.stringContaining('at-spi2-core'),
      });
    } finally {
      bus.kill();
    }
  });

  test('an application that is not there, or ends at once, is an error that says so', async () => {
    const started = (file: string) => open({ applicationName: /x/, command: () => ({ file, args: [] }) });
    await expect(started('no-such-editor')).rejects.toMatchObject({ code: 'APP_START' });
    await host?.close();
    await expect(started('false')).rejects.toMatchObject({ code: 'APP_START' });
  });
});
