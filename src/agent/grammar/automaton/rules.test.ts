import { expect, test } from 'vitest';
import { decode } from './decode.ts';
import { either, literal, type Rule, type State, stretch } from './rules.ts';

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

test('only what the model chooses counts against the length of an answer', async () => {
  const score = async (_: readonly number[], candidates: readonly number[]) => new Float32Array(candidates.length);
  const long = (begin: number) => literal([begin, ...Array<number>(300).fill(7)], begin);
  const { value, tokens } = await decode({ prefix: [], rule: either([long(1), long(2)]), score, most: 1 });
  expect([value, tokens.length]).toEqual([1, 301]);
  const twice: Rule<number> = (then) => either([long(1), long(2)])(() => either([long(1), long(2)])(then));
  await expect(decode({ prefix: [], rule: twice, score, most: 1 })).rejects.toMatchObject({ code: 'ANSWER_INVALID' });
});
