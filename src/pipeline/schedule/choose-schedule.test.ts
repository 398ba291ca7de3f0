import { expect, test } from 'vitest';
import type { App } from '../../app-pack/app.ts';
import type { Speed } from '../../training/measure-speed.ts';
import { countsFor } from '../amounts.ts';
import { quickstart, study } from '../profiles.ts';
import { basesFor, chooseSchedule } from './choose-schedule.ts';

const app = { families: Array(77).fill({}) as App['families'] };
const machine = { processor: 'a processor', cores: 2, memoryGiB: 8, byteProducts: true };
const speed = (tokensPerSecond: number): Speed => ({ kernel: 'bytes', threads: 2, tokensPerSecond });
const choose = (minutes: number, tokensPerSecond: number, isGiven = false) =>
  chooseSchedule(
    quickstart('smollm2-135m', 0),
    { 'smollm2-135m': speed(tokensPerSecond) },
    { machine, minutes, isGiven, workers: 2, apps: [app] },
  );
const wanted = quickstart('smollm2-135m', 0).training['smollm2-135m'].LAM2.tokens;
const tokens = ({ profile }: ReturnType<typeof choose>) => profile.training['smollm2-135m'].LAM2.tokens;
const tests = ({ profile }: ReturnType<typeof choose>) => countsFor(profile.evaluate.online, app)['test-parameters'];

test('with time enough a profile stays as it is, and only who asks for minutes gets more training', () => {
  expect([tokens(choose(60, 1000)), tests(choose(60, 1000))]).toEqual([wanted, 77]);
  expect(tokens(choose(60, 1000, true))).toBeGreaterThan(2 * wanted);
});

test('a slower machine is given fewer tasks first, then fewer tokens; what was chosen is said', () => {
  const [fast, slow, slower] = [choose(15, 900), choose(15, 300), choose(15, 120)];
  expect(tokens(fast)).toBe(wanted);
  expect(tests(slow)).toBeLessThan(tests(fast)!);
  expect(tokens(slower)).toBeLessThan(wanted);
  expect(slow.profile.engines).toEqual({ 'smollm2-135m': { kernel: 'bytes', threads: 2 } });
  expect(slow.lines.join('\n')).toMatch(/300 tokens\/s here, with bytes on 2 threads/);
});

test('what cannot be done in the minutes says how long it takes', () => {
  const { lines, profile } = choose(1, 100);
  expect(lines.at(-1)).toMatch(/It will take about \d+\.\d minutes all the same/);
  expect(profile.training['smollm2-135m'].LAM2.tokens).toBeGreaterThan(wanted / 4);
});

test('where memory is too small for SmolLM2 the tiny base is trained', () => {
  const { profile, lines } = basesFor(quickstart('smollm2-135m', 3), { memoryGiB: 1.9 });
  expect(profile.runs).toEqual([{ base: 'tiny', seed: 3 }]);
  expect(lines).toEqual([expect.stringContaining('here are 1.9')]);
  expect(basesFor(study(0), { memoryGiB: 1.9 }).profile.runs.map(({ base }) => base)).toEqual(['tiny', 'tiny', 'tiny']);
  expect(basesFor(study(0), { memoryGiB: 8 }).profile.runs).toHaveLength(4);
});
