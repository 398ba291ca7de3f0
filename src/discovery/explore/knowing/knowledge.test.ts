import { expect, test } from 'vitest';
import { createKnowledge } from './knowledge.ts';

const move = (key: string, manner = 'click', prior = 0) => ({ key, manner, prior }) as const as never;

test('what was tried is dearer, what did nothing dearer still; a manner that never does anything is put off', () => {
  const { begin, end, cost } = createKnowledge();
  begin('useful');
  end('useful', 'click', true);
  begin('vain');
  end('vain', 'click', false);
  const costs = ['new', 'useful', 'vain'].map((key) => cost(move(key)));
  expect(costs).toEqual([...costs].sort((a, b) => a - b));
  expect(new Set(costs).size).toBe(3);
  const before = cost(move('other', 'right click'));
  for (let i = 0; i < 6; i++) end(`thing ${i}`, 'right click', false);
  expect(cost(move('other', 'right click'))).toBeGreaterThan(before + 3);
});

test('what broke the application is left alone at once, what took too long the second time', () => {
  const { blame, isForbidden, cost } = createKnowledge();
  blame('crash', 'the application stopped answering');
  blame('slow', 'quiet in the page took longer than 10 s');
  expect(['crash', 'slow'].map(isForbidden)).toEqual([true, false]);
  blame('slow', 'quiet in the page took longer than 10 s');
  expect(cost(move('slow'))).toBe(Number.POSITIVE_INFINITY);
});

test('where less comes of what is done than elsewhere, what was never tried waits a little', () => {
  const { learn, cost } = createKnowledge();
  const act = (keys?: string) => ({ args: keys ? { keys } : {}, ...(keys && { saves: true }) }) as never;
  const key = (name: string, container: string) => `MenuItem|${name}|${container}|click`;
  const save = '{Control+s}';
  const none = cost(move(key('new', 'Window')));
  for (let i = 0; i < 4; i++) {
    const keys = [key('tile', 'Window'), save, key('bold', 'Format'), save];
    learn(keys, { acts: [act(), act(save), act(), act(save)], effect: [{}] as never, changedBy: [4] });
  }
  const costs = ['Format', 'Window'].map((container) => cost(move(key('new', container))));
  expect(costs[0]).toBe(none);
  expect(costs[1]).toBeGreaterThan(none + 0.3);
});

test('a command whose name was tried in another container waits, one without a name of its own does not', () => {
  const { begin, cost } = createKnowledge();
  begin('Button|home|Tools|click');
  begin('Button|*|Tools|click');
  const costs = ['Button|close|Menu|click', 'Button|home|Menu|click', 'Button|home|Tools|click'].map((key) =>
    cost(move(key)),
  );
  expect(costs).toEqual(costs.toSorted((a, b) => a - b));
  expect(new Set(costs).size).toBe(3);
  expect(cost(move('Button|*|Menu|click'))).toBe(0);
});
