import { expect, test } from 'vitest';
import { defaultWorkers } from '../options/global-options.ts';
import { machinePart } from './machine-part.ts';

test('a machine with one core or little memory does one thing at a time, and doctor says what does not go', async () => {
  expect([
    defaultWorkers(1, 16e9),
    defaultWorkers(8, 4.1e9),
    defaultWorkers(2, 0.5e9),
    defaultWorkers(64, 64e9),
  ]).toEqual([1, 4, 1, 8]);
  expect((await machinePart(2, 8e9).look()).detail).toBe('2 cores, 8.0 GB of memory');
  expect((await machinePart(1, 4e9).look()).detail).toMatch(
    /^1 core, 4\.0 GB of memory; one core: .*; little memory: .*--base tiny/,
  );
});
