import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { drive } from '../src/environments/contract-driver.ts';
import type { EnvironmentHost } from '../src/environments/environment.ts';
import { linux } from '../src/environments/linux/linux.ts';
import type { LinuxOptions } from '../src/environments/linux/open-application.ts';

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
    const { act, find, see } = await open({
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
    expect(await act('keyboard_input', '', { keys: 'slow' })).toMatchObject({ ok: true, changed: true });
    await act('click_input', 'Format', {}, 'MenuItem');
    await act('click_input', 'Paragraph...');
    await expect.poll(() => see().window.title, { timeout: 1 }).toBe('Paragraph');
    expect(await act('click_input', 'Cancel')).toMatchObject({ ok: true });
    await act('keyboard_input', '', { keys: '{Control+s}' });
    expect(await act('click_input', 'Use Text Format')).toMatchObject({ ok: true });
    await expect.poll(() => readFile(letter(), 'utf8'), { timeout: 5000 }).toContain('The slow fox');
  }, 120_000);

  test('an application that is not there, or ends at once, is an error that says so', async () => {
    const started = (file: string) => open({ applicationName: /x/, command: () => ({ file, args: [] }) });
    await expect(started('no-such-editor')).rejects.toMatchObject({ code: 'APP_START' });
    await host?.close();
    await expect(started('false')).rejects.toMatchObject({ code: 'APP_START' });
  });
});
