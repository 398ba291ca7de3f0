import { expect, test } from 'vitest';
import { noNoise } from '../../../effects/noise/effect-of.ts';
import type { Try } from '../../../records/discovery/try.ts';
import type { Change, Tree } from '../../../records/episode/effect.ts';
import { withBookkeeping } from './bookkeeping.ts';

const changed = (...path: string[]): Change => ({ path, kind: 'changed', before: 'a', after: 'b' });
const walk = (template: string, ...goals: Change[][]) =>
  ({ template, effect: goals.flat(), goals: goals.map((effect, i) => ({ acts: i + 1, effect })) }) as unknown as Try;
const states = new Map<string, Tree>([
  ['letter', { 'letter.book': {} }],
  ['list', { 'list.book': {} }],
]);

test('what comes with most of all goals is bookkeeping, in whichever document; what is often all that is changed is not', () => {
  const saved = (file: string, key: string) => [changed(file, key), changed(file, 'meta', 'saves')];
  const walks = [
    walk('letter', saved('letter.book', 'a'), saved('letter.book', 'b'), [changed('letter.book', 'meta', 'saves')]),
    walk('list', saved('list.book', 'c'), saved('list.book', 'd'), saved('list.book', 'e')),
  ];
  expect(withBookkeeping(noNoise, walks, states).side).toEqual([['*.book', 'meta', 'saves']]);
  const lines = walks.map(({ template }, i) =>
    walk(template, ...['x', 'y', 'z'].map(() => [changed('a.txt', `${i}`)])),
  );
  expect(withBookkeeping(noNoise, lines, states).side).toEqual([]);
});

test('so is what comes with what is saved first, as when a program writes data anew that another one wrote', () => {
  const first = (key: string) => [changed('list.book', key), changed('list.book', 'version')];
  const walks = ['a', 'b', 'c', 'd', 'e'].map((key) =>
    walk('list', first(key), ...['x', 'y'].map((other) => [changed('list.book', `${key}${other}`)])),
  );
  expect(withBookkeeping(noNoise, walks, states).places).toEqual([['*.book', 'version']]);
});
