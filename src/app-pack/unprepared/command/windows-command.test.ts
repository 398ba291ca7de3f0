import { expect, test } from 'vitest';
import { startOf } from './windows-command.ts';

test('a command is started as it is, on Windows by the shell that knows scripts', () => {
  expect(startOf(['npx', 'serve', '/data/my notes'], 'linux')).toMatchObject({
    file: 'npx',
    args: ['serve', '/data/my notes'],
  });
  const { file, args, options } = startOf(['npx', 'serve', 'C:\\my notes', 'say "yes"'], 'win32');
  expect([file, ...args]).toEqual(['cmd.exe', '/d', '/s', '/c', '""npx" "serve" "C:\\my notes" "say ""yes""""']);
  expect(options).toMatchObject({ windowsVerbatimArguments: true, windowsHide: true });
});
