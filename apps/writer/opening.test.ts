import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EnvironmentHost } from '#lamwright';
import app from './app.ts';
import { findSoffice, supported } from './installation.ts';

const template = join(import.meta.dirname, 'templates', 'trip-report.odt');

let folder: string;
let host: EnvironmentHost;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lamwright-writer-test-'));
  host = await app.environment();
});
afterAll(async () => {
  await host.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
});

test.each([
  ['missing.odt', /does not exist/, async () => {}],
  ['damaged.odt', /corrupt/, async (file: string) => writeFile(file, (await readFile(template)).subarray(0, 3000))],
  [
    'locked.odt',
    /locked for editing/,
    async (file: string) => {
      await copyFile(template, file);
      await writeFile(join(folder, '.~lock.locked.odt#'), ',ada,desk,22.11.2026 10:00,file:///home/ada/.config;');
    },
  ],
])(
  '%s is not opened: the error says what Writer asks',
  async (name, question, lay) => {
    const file = join(folder, name);
    await lay(file);
    await expect(host.open({ url: pathToFileURL(file).href })).rejects.toMatchObject({
      code: 'APP_START',
      message: expect.stringMatching(question),
    });
  },
  60_000,
);

test('LibreOffice that is missing or too old is an error that says what to install', () => {
  expect(() => findSoffice({ PATH: folder }, [folder])).toThrowError(
    expect.objectContaining({ code: 'APP_START', remedy: expect.stringContaining('libreoffice-writer') }),
  );
  expect(() => supported('LibreOffice 6.4.7.2 40')).toThrowError(expect.objectContaining({ code: 'APP_START' }));
  expect(supported('LibreOffice 7.4.7.2 40(Build:2)')).toBe('7.4.7.2');
});
