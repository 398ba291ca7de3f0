import { expect, test, vi } from 'vitest';
import { webParts } from './parts.ts';

test('finds the browser and starts it', async () => {
  const parts = await webParts();
  expect(parts.map(({ part, found }) => ({ part, found }))).toEqual([
    { part: 'browser', found: true },
    { part: 'browser start', found: true },
  ]);
  expect(parts[1]!.detail).toMatch(/^version \d+/);
});

test('a program that is no browser is found, but does not start', async () => {
  vi.stubEnv('LAMWRIGHT_BROWSER', '/bin/false');
  const parts = await webParts();
  vi.unstubAllEnvs();
  expect(parts[1]).toMatchObject({ found: false, detail: expect.stringContaining('/bin/false did not start') });
  expect(parts[1]!.remedy).not.toBe('');
});
