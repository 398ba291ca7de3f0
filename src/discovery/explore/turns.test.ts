import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { LamwrightError } from '../../records/error.ts';
import { createTurns } from './turns.ts';

test('works that need one port are done one after the other, none is lost; a port that others hold is an error', async () => {
  let isTaken = false;
  let told = 0;
  const work = async (result: number) => {
    if (isTaken) throw new LamwrightError('PORT_TAKEN', 'Port 1 is taken.', { remedy: 'Wait.' });
    isTaken = true;
    await sleep(5);
    isTaken = false;
    return result;
  };
  const turns = createTurns(() => told++);
  expect(await Promise.all([1, 2, 3].map((n) => turns.take(() => work(n))))).toEqual([1, 2, 3]);
  expect(await Promise.all([4, 5].map((n) => turns.take(() => work(n))))).toEqual([4, 5]);
  expect([told, turns.areSingle()]).toEqual([1, true]);
  isTaken = true;
  await expect(createTurns(() => {}).take(() => work(6))).rejects.toMatchObject({ code: 'PORT_TAKEN' });
});
