import { expect, test } from 'vitest';
import scripts from '../package.json' with { type: 'json' };
// @ts-expect-error set-up is plain JavaScript: it runs before anything is installed
import { startable } from '../scripts/setup/run.mjs';

const execPath = 'C:\\Program Files\\nodejs\\node.exe';
const beside = 'C:\\Program Files\\nodejs\\node_modules\\npm\\bin\\npm-cli.js';
const args = ['install', '--prefix', 'C:\\Users\\Zoë B\\.engines'];

test.each([
  [
    'the npm that runs now',
    { npm_execpath: 'D:\\npm\\bin\\npm-cli.js' },
    [execPath, ['D:\\npm\\bin\\npm-cli.js', ...args]],
  ],
  ['the npm beside this Node', {}, [execPath, [beside, ...args]]],
  ['not another manager', { npm_execpath: 'D:\\pnpm\\pnpm.cjs' }, [execPath, [beside, ...args]]],
])('on Windows npm is started without a shell, as a path with spaces needs: %s', (_what, env, expected) => {
  const here = { platform: 'win32', env, execPath, exists: () => true };
  expect(startable('npm', args, here)).toEqual(expected);
});

test('npm that is found nowhere is left to cmd.exe, other programs are started as they are', () => {
  const here = { platform: 'win32', env: {}, execPath, exists: () => false };
  expect(startable('npm', ['install'], here)).toEqual(['cmd.exe', ['/d', '/c', 'npm', 'install']]);
  expect(startable(execPath, ['a.js'], here)).toEqual([execPath, ['a.js']]);
  expect(startable('npm', ['install'], { ...here, platform: 'linux' })).toEqual(['npm', ['install']]);
});

test('cmd.exe reads the scripts: a path with slashes is in quotation marks, no line has single ones', () => {
  for (const [name, line] of Object.entries(scripts.scripts)) {
    expect(line, name).not.toMatch(/(?:^|&& )[\w.]+\/\S+/);
    expect(line, name).not.toContain("'");
  }
});
