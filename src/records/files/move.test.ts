import { expect, test } from 'vitest';
import { move } from './move.ts';

/** Fails so often with this code, then succeeds. */
function failing(times: number, code: string) {
  let calls = 0;
  const go = async () => {
    if (++calls <= times) throw Object.assign(new Error(code), { code });
  };
  return { go, calls: () => calls };
}

test('on Windows a file that is held open for a moment is renamed when it is let go', async () => {
  const { go, calls } = failing(3, 'EBUSY');
  await move('a', 'b', { platform: 'win32', go });
  expect(calls()).toBe(4);
});

test('one that stays locked is an error that says what to do', async () => {
  const { go } = failing(99, 'EPERM');
  await expect(move('a', 'b.gguf', { platform: 'win32', go })).rejects.toMatchObject({
    code: 'FILE_LOCKED',
    message: expect.stringContaining('b.gguf'),
  });
});

test.each([
  ['win32', 'ENOSPC'],
  ['linux', 'EACCES'],
])('on %s %s is told at once', async (platform, code) => {
  const { go, calls } = failing(1, code);
  await expect(move('a', 'b', { platform, go })).rejects.toMatchObject({ code });
  expect(calls()).toBe(1);
});
