import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { browserRemedy, findBrowser, requireBrowser } from './browser-finder.ts';

const folder = mkdtempSync(join(tmpdir(), 'lamwright-browsers-'));
const program = (path: string) => {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '#!/bin/sh\n');
  chmodSync(file, 0o755);
  return file;
};

test('takes the named browser, then the path, then the cache of Playwright', () => {
  const named = program('named/browser');
  const shell = program('bin/chromium-headless-shell');
  const chromium = program('bin/chromium');
  const cached = program('cache/chromium-1234/chrome-linux/chrome');
  const env = { PATH: join(folder, 'bin'), PLAYWRIGHT_BROWSERS_PATH: join(folder, 'cache') };
  expect(findBrowser({ env: { ...env, LAMWRIGHT_BROWSER: named } })).toBe(named);
  expect(findBrowser({ env })).toBe(shell);
  expect(findBrowser({ env, headless: false })).toBe(chromium);
  const onlyCache = findBrowser({ env: { ...env, PATH: '' } });
  expect([cached, '/snap/bin/chromium', '/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge']).toContain(
    onlyCache,
  );
});

test('a missing browser is an error with the command that mends it', () => {
  expect(() => requireBrowser({ env: { LAMWRIGHT_BROWSER: join(folder, 'nothing') } })).toThrowError(
    expect.objectContaining({ code: 'BROWSER_MISSING', remedy: 'Correct or unset LAMWRIGHT_BROWSER.' }),
  );
  expect(browserRemedy('linux')).toContain('apt-get install -y chromium');
  expect(browserRemedy('darwin')).toContain('brew install');
});

test('on Windows browsers are looked for where they are installed, for everybody and for one user', () => {
  const env = { ProgramFiles: 'D:\\Programs', LOCALAPPDATA: 'C:\\Users\\Zoë B\\AppData\\Local', PATH: folder };
  const found = (there: string) => findBrowser({ env, platform: 'win32', isProgram: (path) => path.endsWith(there) });
  expect(found('Local\\Google\\Chrome\\Application\\chrome.exe')).toBe(
    'C:\\Users\\Zoë B\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe',
  );
  expect(found('Edge\\Application\\msedge.exe')).toContain('msedge.exe');
  expect(found('Programs\\Google\\Chrome\\Application\\chrome.exe')).toMatch(/^D:/);
  expect(found('nothing.exe')).toBeUndefined();
  expect(browserRemedy('win32')).toContain('winget install');
});
