import { expect, test } from 'vitest';
import { type Rule, type State, stretch } from './rules.ts';

/** Every value that a rule can read; throws where it leads nowhere. */
function all<T>(rule: Rule<T>): T[] {
  const walk = (states: State<T>[]): T[] =>
    states.flatMap((s) => {
      if ('done' in s) return [s.done];
      const next = s.next();
      if (next.length === 0) throw new Error(`token ${s.token} leads nowhere`);
      return walk(next);
    });
  return walk(rule((value) => [{ done: value }]));
}

const words = [[1], [2, 3], [4]];

test('a stretch is any run of whole words up to the longest, the longer first', () => {
  expect(all(stretch(words, 2))).toEqual([
    [0, 1],
    [0, 0],
    [1, 2],
    [1, 1],
    [2, 2],
  ]);
});

test('stretches that do not fit are not begun, so that no token leads nowhere', () => {
  const fits = (first: number, last: number) => last - first === 1;
  expect(all(stretch(words, 3, fits))).toEqual([
    [0, 1],
    [1, 2],
  ]);
});
