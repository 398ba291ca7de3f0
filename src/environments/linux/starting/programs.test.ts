import { expect, test } from 'vitest';
import { requirePrograms } from './programs.ts';

test('a missing desktop is an error that names what to install', () => {
  expect(() => requirePrograms({ PATH: '/nowhere' })).toThrowError(
    expect.objectContaining({ code: 'SETUP', remedy: expect.stringContaining('apt-get install -y xvfb') }),
  );
});
