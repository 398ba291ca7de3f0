import { expect, test } from 'vitest';
import type { Try } from '../../../records/discovery/try.ts';
import type { Change, Tree } from '../../../records/episode/effect.ts';
import { constantsIn, countersIn, firstsIn } from './by-itself.ts';

const changed = (path: string[], before: Tree, after: Tree): Change => ({ path, kind: 'changed', before, after });

test('what is one more each time is a counter, what grows otherwise is none', () => {
  const saves = Array.from({ length: 5 }, (_, i) => changed(['a.odt', 'saves'], `${i}`, `${i + 1}`));
  const sizes = Array.from({ length: 5 }, (_, i) => changed(['a.odt', 'size'], `${i}`, `${2 * i + 2}`));
  expect(countersIn([...saves, ...sizes])).toEqual([['a.odt', 'saves']]);
  expect(countersIn(saves.slice(1))).toEqual([]);
  expect(countersIn([...saves, ...saves, changed(['a.odt', 'saves'], '3', '2')])).toEqual([['a.odt', 'saves']]);
});

test('bookkeeping that is always the same says nothing', () => {
  const all = Array.from({ length: 5 }, (_, i) => [
    changed(['a', 'mode'], '', 'x'),
    changed(['a', 'open'], '', `${i}`),
  ]);
  expect(constantsIn(all.flat(), [['a']])).toEqual([['a', 'mode']]);
  expect(constantsIn(all.flat(), [])).toEqual([]);
});

test('what is written when a document is saved for the first time is told from what was done then', () => {
  const added = (key: string): Change => ({ path: ['a.odt', key], kind: 'added', after: 'x' });
  const walk = (n: number) => {
    const effects = [[added(`text ${n}`), added('look')], [added('text')]];
    return { template: 'a', goals: effects.map((effect, i) => ({ acts: i, effect })) } as unknown as Try;
  };
  const states = new Map<string, Tree>([['a', { 'a.odt': {} }]]);
  expect(firstsIn([1, 2, 3, 4, 5].map(walk), states)).toEqual([['*.odt', 'look']]);
});
