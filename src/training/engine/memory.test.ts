import { expect, test } from 'vitest';
import { checkMemory, roomForCache } from './memory.ts';

const million = (count: number) => new Map([['w', { shape: [count], data: new Float32Array(count * 1e6) }]]);

test('training that memory does not suffice for is refused, with what to do', () => {
  const weights = million(100);
  checkMemory(weights, 2e9);
  expect(() => checkMemory(weights, 1.2e9)).toThrow(
    expect.objectContaining({
      code: 'SETUP',
      message: 'Training takes 1.7 GB of memory; 1.2 GB are free.',
      remedy: expect.stringContaining('--base tiny'),
    }),
  );
});

test('the cache of frozen blocks takes no more than half of what is free', () => {
  const weights = million(1);
  expect(roomForCache(weights, 16e9)).toBe(1024);
  expect(roomForCache(weights, 2e9)).toBeLessThan(560);
  expect(roomForCache(weights, 0.5e9)).toBe(0);
});
